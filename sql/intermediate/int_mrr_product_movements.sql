-- One row per currency, product and day on which MRR of it moves: by the class of
-- the customer's (or subscription's) own movement, and what customers switched to
-- the product and away from it.
with

switches as (
    select
        int_mrr_product_switches.currency_code,
        int_mrr_product_switches.product,
        int_mrr_product_switches.changed_on,
        int_mrr_product_switches.change_amount,
        int_mrr_product_switches.switch_amount,
        abs(int_mrr_product_switches.change_amount)
            - int_mrr_product_switches.switch_amount as moved_amount,
        int_mrr_movements.movement_class
    from int_mrr_product_switches
    left join int_mrr_movements
        on int_mrr_product_switches.customer_id = int_mrr_movements.customer_id
        and int_mrr_product_switches.entity_id = case
            when int_mrr_movements.movement_level = 'subscription'
                then int_mrr_movements.subscription_id
            else ''
        end
        and int_mrr_product_switches.currency_code
            = int_mrr_movements.currency_code
        and int_mrr_product_switches.changed_on = int_mrr_movements.movement_on
        and int_mrr_movements.movement_level = movement_level()
)

select
    currency_code,
    product,
    changed_on,
    sum(case when movement_class = 'new' then moved_amount end)
        filter (where moved_amount > 0) as new_revenue,
    sum(case when movement_class = 'expansion' then moved_amount end)
        filter (where moved_amount > 0) as expansion_revenue,
    sum(case when movement_class = 'contraction' then moved_amount end)
        filter (where moved_amount > 0) as contraction_revenue,
    sum(case when movement_class = 'churn' then moved_amount end)
        filter (where moved_amount > 0) as churn_revenue,
    sum(case when movement_class = 'reactivation' then moved_amount end)
        filter (where moved_amount > 0) as reactivation_revenue,
    sum(switch_amount) filter (where switch_amount > 0 and change_amount > 0)
        as switch_in_revenue,
    sum(switch_amount) filter (where switch_amount > 0 and change_amount < 0)
        as switch_out_revenue
from switches
group by currency_code, product, changed_on
