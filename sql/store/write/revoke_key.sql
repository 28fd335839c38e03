-- A key that is revoked already keeps the time at which it was.
update tidemark.api_key
set revoked_at = now()
where key_id = :keyId and revoked_at is null
