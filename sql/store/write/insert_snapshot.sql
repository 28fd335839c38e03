insert into tidemark.snapshot (
    tenant, business_date, revision, data_as_of, content_hash, manifest
)
values (
    :tenant, :businessDate, :revision, :dataAsOf, :contentHash, :manifest
)
returning snapshot_id
