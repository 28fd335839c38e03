-- A tenant's published snapshots, the newest first.
select *
from tidemark.snapshot_state
where tenant = :tenant and state = 'published'
order by business_date desc, revision desc
