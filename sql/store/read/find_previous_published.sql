-- The published snapshot before a version: an earlier revision of the same
-- business date, else the last revision of the date before.
select
    snapshot_id, tenant, business_date, revision, data_as_of, content_hash,
    manifest, stored_at, published_at, hold_reason, state, decision,
    decision_reason, decided_at, decided_by
from tidemark.snapshot_state
where
    tenant = :tenant
    and state = 'published'
    and (business_date, revision) < (:businessDate, :revision)
order by business_date desc, revision desc
limit 1
