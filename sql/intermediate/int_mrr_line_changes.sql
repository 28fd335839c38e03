-- One row per subscription's product and day on which recurring periods of it
-- end or start, unless they come to the same: what ended (before) and what
-- started (after), null where nothing did. Terms are those of active periods.
with

sides as (
    select 1 as direction
    union all
    select -1 as direction
),

edges as (
    select
        customer_id,
        subscription_id,
        currency_code,
        product,
        case when direction = 1 then start_on else end_on end as changed_on,
        direction,
        state,
        monthly_amount,
        case when state = 'active' then unit_amount end as unit_amount,
        case when state = 'active' then quantity end as quantity,
        case when state = 'active' then discount_amount end as discount_amount,
        numerator,
        denominator
    from int_subscription_periods
    cross join sides
    where
        standing = 'counted'
        and state is not null
        and (end_on is null or start_on < end_on)
),

final as (
    select
        customer_id,
        subscription_id,
        currency_code,
        product,
        changed_on,
        sum(direction * monthly_amount) as change_amount,
        min(case when direction = -1 then state end) as before_state,
        min(case when direction = 1 then state end) as after_state,
        sum(case when direction = -1 then monthly_amount end) as before_amount,
        sum(case when direction = -1 then unit_amount end) as before_unit,
        sum(case when direction = 1 then unit_amount end) as after_unit,
        sum(case when direction = -1 then quantity end) as before_quantity,
        sum(case when direction = 1 then quantity end) as after_quantity,
        sum(case when direction = -1 then discount_amount end)
            as before_discount,
        sum(case when direction = 1 then discount_amount end)
            as after_discount,
        max(case when direction = -1 then numerator end) as before_numerator,
        max(case when direction = 1 then numerator end) as after_numerator,
        max(case when direction = -1 then denominator end)
            as before_denominator,
        max(case when direction = 1 then denominator end)
            as after_denominator
    from edges
    where changed_on <= business_date()
    group by
        customer_id, subscription_id, currency_code, product, changed_on
    having
        sum(direction * monthly_amount) <> 0
        or min(direction) = max(direction)
)

select * from final
