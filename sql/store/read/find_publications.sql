-- What each tenant has published: the snapshot that it is served, as find_latest_published finds it, and a hash of
-- all of them, which changes when one is added late or removed.
select
    snapshot.tenant,
    (array_agg(snapshot.snapshot_id order by snapshot.business_date desc, snapshot.revision desc))[1] as snapshot_id,
    md5(string_agg(snapshot.snapshot_id::text, ',' order by snapshot.snapshot_id)) as publications
from tidemark.snapshot
inner join tidemark.publication
    on snapshot.snapshot_id = publication.snapshot_id
group by snapshot.tenant
order by snapshot.tenant
