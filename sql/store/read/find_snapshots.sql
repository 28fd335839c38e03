-- A tenant's snapshots, the newest first.
select *
from tidemark.snapshot_state
where tenant = :tenant
order by business_date desc, revision desc
