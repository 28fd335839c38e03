insert into tidemark.api_key (
    key_id, key_hash, tenant, label, permissions, dealer_code,
    requests_per_minute, expires_at
)
values (
    :keyId, :keyHash, :tenant, :label, :permissions, :dealerCode,
    :requestsPerMinute, :expiresAt
)
