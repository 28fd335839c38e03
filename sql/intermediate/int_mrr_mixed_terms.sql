-- One row as in int_mrr_mixed_lines: with the terms that ended (before) and
-- started (after), added up, null where none did. Terms, in thousandths, are
-- those of active periods.
select
    mixed.entity_id,
    mixed.changed_on,
    int_mrr_lines.subscription_id,
    int_mrr_lines.product,
    mixed.change_amount,
    min(case when direction = -1 then state end) as before_state,
    min(case when direction = 1 then state end) as after_state,
    sum(
        case
            when direction = -1 and state = 'active'
                then in_thousandths(unit_amount)
        end
    ) as before_unit,
    sum(
        case
            when direction = 1 and state = 'active'
                then in_thousandths(unit_amount)
        end
    ) as after_unit,
    sum(
        case
            when direction = -1 and state = 'active'
                then in_thousandths(quantity)
        end
    ) as before_quantity,
    sum(
        case
            when direction = 1 and state = 'active'
                then in_thousandths(quantity)
        end
    ) as after_quantity,
    sum(
        case
            when direction = -1 and state = 'active'
                then in_thousandths(discount_amount)
        end
    ) as before_discount,
    sum(
        case
            when direction = 1 and state = 'active'
                then in_thousandths(discount_amount)
        end
    ) as after_discount,
    max(case when direction = -1 then numerator end) as before_numerator,
    max(case when direction = 1 then numerator end) as after_numerator,
    max(case when direction = -1 then denominator end) as before_denominator,
    max(case when direction = 1 then denominator end) as after_denominator
from int_mrr_mixed_lines as mixed
inner join int_mrr_lines on mixed.line_id = int_mrr_lines.line_id
inner join int_mrr_edges as edges
    on mixed.line_id = edges.line_id
    and mixed.changed_on = edges.changed_on
group by
    mixed.entity_id,
    mixed.changed_on,
    int_mrr_lines.subscription_id,
    int_mrr_lines.product,
    mixed.change_amount
