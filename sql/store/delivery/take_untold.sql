-- The mails that were given up and that the operator does not know of yet.
update tidemark.delivery
set told_at = now()
where
    tenant = :tenant
    and state = 'given_up'
    and told_at is null
returning *
