-- One row per currency, product and day on which MRR of it moves: by the class of
-- the customer's (or subscription's) own movement, and what customers switched to
-- the product and away from it.
with

switches as (
    select
        int_mrr_product_switches.currency_code,
        int_mrr_product_switches.product,
        int_mrr_product_switches.changed_on,
        int_mrr_movements.movement_class,
        abs(int_mrr_product_switches.change_amount)
            - int_mrr_product_switches.switch_amount as moved_amount,
        case when int_mrr_product_switches.change_amount > 0
            then int_mrr_product_switches.switch_amount end as switch_in_amount,
        case when int_mrr_product_switches.change_amount < 0
            then int_mrr_product_switches.switch_amount end as switch_out_amount
    from int_mrr_product_switches
    left join int_mrr_movements
        on int_mrr_product_switches.entity_id = int_mrr_movements.entity_id
        and int_mrr_product_switches.changed_on = int_mrr_movements.movement_on
),

movements as (
    select
        int_mrr_lines.currency_code,
        coalesce(int_mrr_lines.product, 'Unknown') as product,
        int_mrr_movements.movement_on as changed_on,
        int_mrr_movements.movement_class,
        sum(int_mrr_movements.movement_amount) as moved_amount,
        0 as switch_in_amount,
        0 as switch_out_amount
    from int_mrr_movements
    inner join int_mrr_lines
        on int_mrr_movements.line_id = int_mrr_lines.line_id
    where
        int_mrr_movements.movement_level = movement_level()
        and int_mrr_movements.is_plain
    group by
        int_mrr_lines.currency_code,
        coalesce(int_mrr_lines.product, 'Unknown'),
        int_mrr_movements.movement_on,
        int_mrr_movements.movement_class
    union all
    select
        currency_code,
        product,
        changed_on,
        movement_class,
        moved_amount,
        switch_in_amount,
        switch_out_amount
    from switches
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
    sum(switch_in_amount) filter (where switch_in_amount > 0)
        as switch_in_revenue,
    sum(switch_out_amount) filter (where switch_out_amount > 0)
        as switch_out_revenue
from movements
group by currency_code, product, changed_on
