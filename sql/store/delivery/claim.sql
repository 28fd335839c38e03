-- Take the next mail that is due. One whose lease has run out was left by a
-- process that died: if it had let go of the mail, it may have arrived.
with due as (
    select delivery_id
    from tidemark.delivery
    where
        tenant = :tenant
        and (
            (state in ('pending', 'failed') and next_attempt_at <= now())
            or (state = 'sending' and lease_until <= now())
        )
    order by next_attempt_at, delivery_id
    limit 1
    for update skip locked
)

update tidemark.delivery
set
    state = 'sending',
    attempts = attempts + 1,
    doubtful = doubtful
    + case
        when state = 'sending' and handed_over_at is not null then 1 else 0
    end,
    handed_over_at = null,
    lease_token = :leaseToken,
    lease_until = now() + :leaseSeconds * interval '1 second'
from due
where delivery.delivery_id = due.delivery_id
returning delivery.*
