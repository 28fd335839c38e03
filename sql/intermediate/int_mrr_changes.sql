-- One row per customer, subscription, currency and day on which its MRR moves:
-- up by a period's monthly amount where it starts, down where it ends.
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
        case when direction = 1 then start_on else end_on end as changed_on,
        direction * monthly_amount as change_amount
    from int_subscription_periods
    cross join sides
    where
        standing = 'counted'
        and monthly_amount > 0
        and (end_on is null or start_on < end_on)
),

final as (
    select
        customer_id,
        subscription_id,
        currency_code,
        changed_on,
        sum(change_amount) as change_amount
    from edges
    where changed_on <= business_date()
    group by customer_id, subscription_id, currency_code, changed_on
    having sum(change_amount) <> 0
)

select * from final
