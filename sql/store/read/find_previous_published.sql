-- The published snapshot before a version: an earlier revision of the same
-- business date, else the last revision of the date before.
select *
from tidemark.snapshot_state
where
    tenant = :tenant
    and state = 'published'
    and (business_date, revision) < (:businessDate, :revision)
order by business_date desc, revision desc
limit 1
