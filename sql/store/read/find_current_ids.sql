-- The snapshot that each tenant is served, as find_latest_published finds it.
select distinct on (snapshot.tenant)
    snapshot.tenant,
    snapshot.snapshot_id
from tidemark.snapshot
inner join tidemark.publication
    on snapshot.snapshot_id = publication.snapshot_id
order by
    snapshot.tenant, snapshot.business_date desc, snapshot.revision desc
