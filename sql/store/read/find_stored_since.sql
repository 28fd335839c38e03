-- Whether a tenant has a snapshot that was stored after an instant.
select exists (
    select
    from tidemark.snapshot
    where tenant = :tenant and stored_at > :instant
)
