-- Triggers of nightly runs are of one of Quartz's own kinds now. Those there are
-- go, with their jobs: the next start of a scheduler makes them anew.
delete from tidemark_quartz.qrtz_fired_triggers where job_group = 'nightly';
delete from tidemark_quartz.qrtz_cron_triggers where trigger_group = 'nightly';
delete from tidemark_quartz.qrtz_triggers where trigger_group = 'nightly';
delete from tidemark_quartz.qrtz_job_details where job_group = 'nightly';
