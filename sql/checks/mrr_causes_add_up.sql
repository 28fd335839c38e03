-- Every movement has a cause; those of several lines follow from the terms of
-- subscriptions: the effects of their causes add up to the change.
select
    int_mrr_lines.currency_code,
    int_mrr_movements.movement_on,
    int_mrr_lines.customer_id,
    int_mrr_movements.after_amount
    - int_mrr_movements.before_amount as change_amount,
    int_mrr_movements.causes,
    int_mrr_explanations.change_amount as explained_amount
from int_mrr_movements
inner join int_mrr_lines
    on int_mrr_movements.line_id = int_mrr_lines.line_id
left join int_mrr_explanations
    on int_mrr_movements.entity_id = int_mrr_explanations.entity_id
    and int_mrr_movements.movement_on = int_mrr_explanations.changed_on
where
    int_mrr_movements.movement_level = movement_level()
    and (
        int_mrr_movements.causes is null
        or int_mrr_movements.after_amount - int_mrr_movements.before_amount
        <> int_mrr_explanations.change_amount
    )
order by
    int_mrr_movements.movement_on,
    int_mrr_lines.currency_code,
    int_mrr_lines.customer_id
