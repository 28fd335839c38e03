-- When the next mail of a tenant is due, empty if none waits.
select min(case state when 'sending' then lease_until else next_attempt_at end)
    as due_at
from tidemark.delivery
where tenant = :tenant and state in ('pending', 'sending', 'failed')
