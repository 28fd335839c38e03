-- The rows of a figure that an alert was on for at last.
select subject
from tidemark.alert_state
where tenant = :tenant and alert = :alert
order by subject
