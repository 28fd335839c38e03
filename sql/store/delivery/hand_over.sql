-- From here on the mail may arrive; nothing happens if the lease was lost.
update tidemark.delivery
set
    handed_over_at = now(),
    lease_until = now() + :leaseSeconds * interval '1 second'
where delivery_id = :deliveryId and lease_token = :leaseToken
