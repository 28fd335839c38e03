-- One row as in int_mrr_line_changes where it is not alone in what changes its
-- entity on the day, or several periods of it end or start: with the terms that
-- ended (before) and started (after), added up, null where none did. Terms, in
-- thousandths, are those of active periods.
with

mixed as (
    select
        int_mrr_lines.*,
        entities.entity_id,
        entities.changed_on
    from int_mrr_entity_changes as entities
    inner join int_mrr_lines
        on entities.entity_id = case
            when movement_level() = 'subscription'
                then int_mrr_lines.subscription_number
            else int_mrr_lines.customer_number
        end
    where
        entities.movement_level = movement_level()
        and not entities.is_plain
),

lines as (
    select
        mixed.*,
        int_mrr_line_changes.change_amount
    from mixed
    inner join int_mrr_line_changes
        on mixed.line_id = int_mrr_line_changes.line_id
        and mixed.changed_on = int_mrr_line_changes.changed_on
),

final as (
    select
        lines.entity_id,
        lines.changed_on,
        lines.subscription_id,
        lines.currency_code,
        lines.product,
        lines.change_amount,
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
        max(case when direction = -1 then denominator end)
            as before_denominator,
        max(case when direction = 1 then denominator end)
            as after_denominator
    from lines
    inner join int_mrr_edges as edges
        on lines.line_id = edges.line_id
        and lines.changed_on = edges.changed_on
    group by
        lines.entity_id,
        lines.changed_on,
        lines.subscription_id,
        lines.currency_code,
        lines.product,
        lines.change_amount
)

select * from final
