-- One row per local day, up to the business date, on which a recurring period
-- starts (direction 1) or ends (-1).
-- Built as a view.
with

sides as (
    select 1 as direction
    union all
    select -1 as direction
),

final as (
    select
        customer_id,
        subscription_id,
        currency_code,
        product,
        case when direction = 1 then start_on else end_on end as changed_on,
        direction,
        period_id,
        state,
        monthly_amount,
        unit_amount,
        quantity,
        discount_amount,
        numerator,
        denominator
    from int_subscription_periods
    cross join sides
    where
        standing = 'counted'
        and state is not null
        and (end_on is null or start_on < end_on)
        and case when direction = 1 then start_on else end_on end
        <= business_date()
)

select * from final
