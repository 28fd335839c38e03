-- One row per customer (or subscription, for tenants that chose it), currency,
-- product and day on which its MRR in the product moves: by how much, and how
-- much all its products rise and fall on that day.
with

changes as (
    select
        customer_id,
        case
            when movement_level() = 'subscription' then subscription_id
            else ''
        end as entity_id,
        currency_code,
        changed_on,
        coalesce(product, 'Unknown') as product,
        sum(change_amount) as change_amount
    from int_mrr_line_changes
    group by
        customer_id,
        case
            when movement_level() = 'subscription' then subscription_id
            else ''
        end,
        currency_code,
        changed_on,
        coalesce(product, 'Unknown')
    having sum(change_amount) <> 0
),

days as (
    select
        customer_id,
        entity_id,
        currency_code,
        changed_on,
        sum(case when change_amount > 0 then change_amount else 0 end)
            as rise_amount,
        sum(case when change_amount < 0 then -change_amount else 0 end)
            as fall_amount
    from changes
    group by customer_id, entity_id, currency_code, changed_on
),

final as (
    select
        changes.*,
        days.rise_amount,
        days.fall_amount
    from changes
    inner join days
        on changes.customer_id = days.customer_id
        and changes.entity_id = days.entity_id
        and changes.currency_code = days.currency_code
        and changes.changed_on = days.changed_on
)

select * from final
