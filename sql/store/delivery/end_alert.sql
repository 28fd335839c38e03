-- When the alert that ends was told, if it was.
delete from tidemark.alert_state
where tenant = :tenant and alert = :alert and subject = :subject
returning told_at
