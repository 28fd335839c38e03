-- When a scheduler last told the others of its store that it lives, in
-- milliseconds of the epoch; no row for one that never did.
select last_checkin_time
from tidemark_quartz.qrtz_scheduler_state
where instance_name = :scheduler
