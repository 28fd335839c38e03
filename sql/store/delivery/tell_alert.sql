-- One row if the alert is to be told now: on for its grace period, not told yet.
update tidemark.alert_state
set told_at = :now
where
    tenant = :tenant
    and alert = :alert
    and subject = :subject
    and told_at is null
    and since <= :latest
