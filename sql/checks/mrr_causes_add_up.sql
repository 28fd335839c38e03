-- Every movement has a cause and follows from the terms of subscriptions: the
-- effects of its causes add up to its change.
with

changes as (
    select
        movement_on,
        currency_code,
        customer_id,
        case
            when movement_level = 'subscription' then subscription_id
            else ''
        end as entity_id,
        after_amount - before_amount as change_amount
    from int_mrr_movements
    where movement_level = movement_level()
)

select
    changes.currency_code,
    changes.movement_on,
    changes.customer_id,
    changes.change_amount,
    int_mrr_explanations.causes,
    int_mrr_explanations.change_amount
from changes
left join int_mrr_explanations
    on changes.customer_id = int_mrr_explanations.customer_id
    and changes.entity_id = int_mrr_explanations.entity_id
    and changes.currency_code = int_mrr_explanations.currency_code
    and changes.movement_on = int_mrr_explanations.changed_on
where
    int_mrr_explanations.causes is null
    or changes.change_amount <> int_mrr_explanations.change_amount
order by changes.movement_on, changes.currency_code, changes.customer_id
