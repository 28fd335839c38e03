-- One row per period with what it comes to per interval, in millionths: unit
-- amount x quantity - discount, null where that is out of range.
-- Built as a view.
with

ranged as (
    select
        *,
        charge_kind = 'recurring'
        and (phase = 'active' or phase = 'past_due' and counts_past_due())
            as is_counting,
        abs(unit_amount) < 1000000000000
        and abs(quantity) < 1000000000000
        and abs(discount_amount) < 1000000000000 as is_in_range
    from stg_subscription_periods
)

select
    *,
    case
        when is_in_range
            then in_thousandths(unit_amount) * in_thousandths(quantity)
                - in_thousandths(discount_amount) * 1000
    end as interval_millionths
from ranged
