-- The keys that open something now, by the clock of the database.
select
    key_hash, key_id, tenant, label, permissions, dealer_code,
    requests_per_minute, created_at, expires_at, revoked_at
from tidemark.api_key
where
    revoked_at is null
    and (expires_at is null or expires_at > now())
