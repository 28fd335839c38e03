-- One row per customer (or subscription), currency and day whose MRR moved:
-- its class, by how much, the MRR at the two day ends, and why. The
-- subscription is there if one alone moved.
with

entities as (
    select
        *,
        case
            when movement_level = 'subscription' then subscription_id
            else ''
        end as entity_id
    from int_mrr_movements
    where movement_level = movement_level()
),

final as (
    select
        entities.movement_on,
        entities.currency_code,
        entities.customer_id,
        entities.subscription_id,
        entities.customer_dealer,
        entities.movement_class,
        entities.movement_amount,
        entities.before_amount,
        entities.after_amount,
        int_mrr_explanations.product,
        int_mrr_explanations.causes as cause
    from entities
    left join int_mrr_explanations
        on entities.customer_id = int_mrr_explanations.customer_id
        and entities.entity_id = int_mrr_explanations.entity_id
        and entities.currency_code = int_mrr_explanations.currency_code
        and entities.movement_on = int_mrr_explanations.changed_on
)

select * from final
