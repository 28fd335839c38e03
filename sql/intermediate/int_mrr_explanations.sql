-- One row per entity and day on which its MRR moves by more than one plain line:
-- the causes, the one with the largest effect first, without those that cancel
-- out; the product that changed most, the first by name of several; and the
-- subscription if one alone moved.
with

causes as (
    select * from int_mrr_causes
    where not is_plain
),

changes as (
    select
        entity_id,
        changed_on,
        case
            when min(subscription_id) = max(subscription_id)
                then min(subscription_id)
        end as subscription_id,
        min(product) as product,
        min(causes) as causes,
        sum(change_amount) as change_amount,
        count(*) as line_count
    from causes
    group by entity_id, changed_on
),

effects as (
    select
        changes.entity_id,
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
        on changes.entity_id = causes.entity_id
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
        entity_id,
        changed_on,
        string_agg(cause, ', ' order by abs(effect_amount) desc, cause)
            as causes,
        sum(effect_amount) as change_amount
    from (
        select
            entity_id,
            changed_on,
            cause,
            sum(effect_amount) as effect_amount
        from effects
        group by entity_id, changed_on, cause
        having sum(effect_amount) <> 0
    ) as cause_effects
    group by entity_id, changed_on
),

product_effects as (
    select
        entity_id,
        changed_on,
        product,
        row_number() over (
            partition by entity_id, changed_on
            order by abs(sum(effect_amount)) desc, product
        ) as place
    from effects
    group by entity_id, changed_on, product
),

final as (
    select
        changes.entity_id,
        changes.changed_on,
        changes.subscription_id,
        case
            when product_effects.place = 1 then product_effects.product
            else changes.product
        end as product,
        coalesce(cause_lists.causes, changes.causes) as causes,
        coalesce(cause_lists.change_amount, changes.change_amount)
            as change_amount
    from changes
    left join cause_lists
        on changes.entity_id = cause_lists.entity_id
        and changes.changed_on = cause_lists.changed_on
    left join product_effects
        on changes.entity_id = product_effects.entity_id
        and changes.changed_on = product_effects.changed_on
        and product_effects.place = 1
)

select * from final
