-- Whether the alert is to be told now: on for its grace period, not told yet. One
-- that is on already stays on since then.
insert into tidemark.alert_state (tenant, alert, subject, since, told_at)
values (
    :tenant, :alert, :subject, :now, case when :now <= :latest then :now end
)
on conflict (tenant, alert, subject) do update
set told_at = :now
where alert_state.told_at is null and alert_state.since <= :latest
returning told_at is not null
