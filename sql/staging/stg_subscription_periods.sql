-- One row per period of a subscription: what held from one instant until
-- another. It counts on the local days from start_on to the day before end_on.
select
    period_id,
    subscription_id,
    customer_id,
    currency as currency_code,
    unit_amount,
    quantity,
    coalesce(discount_amount, 0) as discount_amount,
    interval_unit,
    interval_count,
    charge_kind,
    phase,
    product,
    valid_from,
    case when isfinite(valid_to) then valid_to end as valid_to,
    local_date(valid_from) as start_on,
    local_date(valid_to) as end_on
from raw_subscription_periods
