-- What an attempt came to; nothing happens if the lease was lost.
update tidemark.delivery
set
    state = :state,
    next_attempt_at = coalesce(:nextAttemptAt, next_attempt_at),
    lease_token = null,
    lease_until = null,
    handed_over_at = null,
    doubtful = doubtful + :doubt,
    last_error = coalesce(:error, last_error),
    sent_at = case when :state = 'sent' then now() end
where delivery_id = :deliveryId and lease_token = :leaseToken
