-- One key by its public name, usable or not.
select
    key_id, tenant, label, permissions, dealer_code,
    requests_per_minute, created_at, expires_at, revoked_at
from tidemark.api_key
where key_id = :keyId
