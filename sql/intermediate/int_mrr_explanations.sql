-- One row per customer (or subscription, for tenants that chose it), currency
-- and day on which the MRR of one of its products changed: the causes, the one
-- with the largest effect first, without those that cancel out; and the product
-- that changed most, the first by name of several.
with

causes as (
    select
        *,
        case
            when movement_level() = 'subscription' then subscription_id
            else ''
        end as entity_id
    from int_mrr_causes
),

changes as (
    select
        customer_id,
        entity_id,
        currency_code,
        changed_on,
        min(product) as product,
        min(causes) as causes,
        sum(change_amount) as change_amount,
        count(*) as line_count
    from causes
    group by customer_id, entity_id, currency_code, changed_on
),

effects as (
    select
        changes.customer_id,
        changes.entity_id,
        changes.currency_code,
        changes.changed_on,
        causes.product,
        case
            when kinds.kind = 'main' then causes.main_cause
            else kinds.kind
        end as cause,
        case kinds.kind
            when 'main' then causes.main_effect
            when 'discount' then causes.discount_effect
            else causes.quantity_effect
        end as effect_amount
    from changes
    inner join causes
        on changes.customer_id = causes.customer_id
        and changes.entity_id = causes.entity_id
        and changes.currency_code = causes.currency_code
        and changes.changed_on = causes.changed_on
    cross join (
        select 'main' as kind
        union all
        select 'discount' as kind
        union all
        select 'quantity' as kind
    ) as kinds
    where changes.line_count > 1 and changes.change_amount <> 0
),

cause_lists as (
    select
        customer_id,
        entity_id,
        currency_code,
        changed_on,
        string_agg(cause, ', ' order by abs(effect_amount) desc, cause)
            as causes,
        sum(effect_amount) as change_amount
    from (
        select
            customer_id,
            entity_id,
            currency_code,
            changed_on,
            cause,
            sum(effect_amount) as effect_amount
        from effects
        group by customer_id, entity_id, currency_code, changed_on, cause
        having sum(effect_amount) <> 0
    ) as cause_effects
    group by customer_id, entity_id, currency_code, changed_on
),

product_effects as (
    select
        customer_id,
        entity_id,
        currency_code,
        changed_on,
        product,
        row_number() over (
            partition by customer_id, entity_id, currency_code, changed_on
            order by abs(sum(effect_amount)) desc, product
        ) as place
    from effects
    group by customer_id, entity_id, currency_code, changed_on, product
),

final as (
    select
        customer_id,
        entity_id,
        currency_code,
        changed_on,
        product,
        causes,
        change_amount
    from changes
    where line_count = 1
    union all
    select
        cause_lists.customer_id,
        cause_lists.entity_id,
        cause_lists.currency_code,
        cause_lists.changed_on,
        product_effects.product,
        cause_lists.causes,
        cause_lists.change_amount
    from cause_lists
    inner join product_effects
        on cause_lists.customer_id = product_effects.customer_id
        and cause_lists.entity_id = product_effects.entity_id
        and cause_lists.currency_code = product_effects.currency_code
        and cause_lists.changed_on = product_effects.changed_on
    where product_effects.place = 1
)

select * from final
