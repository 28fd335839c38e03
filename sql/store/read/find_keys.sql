-- All keys of a tenant, or of every tenant, the oldest first.
select
    key_id, tenant, label, permissions, dealer_code,
    requests_per_minute, created_at, expires_at, revoked_at
from tidemark.api_key
where cast(:tenant as text) is null or tenant = :tenant
order by tenant collate "C", created_at, key_id collate "C"
