-- A tenant's snapshots, the newest first.
select
    snapshot_id, tenant, business_date, revision, data_as_of, content_hash,
    manifest, stored_at, published_at, hold_reason, state, decision,
    decision_reason, decided_at, decided_by
from tidemark.snapshot_state
where tenant = :tenant
order by business_date desc, revision desc
