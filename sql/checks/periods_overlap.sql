-- Two periods of one subscription, product, currency and kind of charge that
-- hold at the same time. Both count, so this may be counted twice.
with

ordered as (
    select
        subscription_id,
        product,
        currency_code,
        period_id,
        valid_from,
        max(coalesce(end_on, business_date() + interval '1' day)) over (
            partition by subscription_id, product, currency_code
            order by valid_from, period_id
            rows between unbounded preceding and 1 preceding
        ) as earlier_end_on,
        start_on
    from int_subscription_periods
    where standing = 'counted' and monthly_amount > 0
)

select
    subscription_id,
    product,
    period_id,
    start_on
from ordered
where start_on < earlier_end_on
order by subscription_id, period_id
