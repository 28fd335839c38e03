-- The tenants that have a snapshot.
select distinct tenant
from tidemark.snapshot
order by tenant
