-- An alert that is on already stays on since then.
insert into tidemark.alert_state (tenant, alert, subject, since)
values (:tenant, :alert, :subject, :now)
on conflict do nothing
