-- A tenant's current snapshot: of those published the latest business date's
-- last revision.
select *
from tidemark.snapshot_state
where tenant = :tenant and state = 'published'
order by business_date desc, revision desc
limit 1
