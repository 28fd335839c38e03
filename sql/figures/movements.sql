-- One row per customer (or subscription), currency and day whose MRR moved:
-- its class, by how much, the MRR at the two day ends, and why. The
-- subscription is there if one alone moved.
-- Built as a view.
select
    movements.movement_on,
    int_mrr_lines.currency_code,
    int_mrr_lines.customer_id,
    case
        when movements.is_plain then int_mrr_lines.subscription_id
        else int_mrr_explanations.subscription_id
    end as subscription_id,
    int_mrr_lines.customer_dealer,
    movements.movement_class,
    movements.movement_amount,
    movements.before_amount,
    movements.after_amount,
    case
        when movements.is_plain then int_mrr_lines.product
        else int_mrr_explanations.product
    end as product,
    movements.causes as cause
from int_mrr_movements as movements
inner join int_mrr_lines on movements.line_id = int_mrr_lines.line_id
left join int_mrr_explanations
    on movements.entity_id = int_mrr_explanations.entity_id
    and movements.movement_on = int_mrr_explanations.changed_on
where movements.movement_level = movement_level()
