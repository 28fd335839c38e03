-- One row as in int_mrr_line_changes where it is not alone in what changes its
-- entity on the day, or several periods of it end or start.
with

mixed as (
    select
        entity_id,
        changed_on
    from int_mrr_entity_changes
    where movement_level = movement_level() and not is_plain
),

final as (
    select
        mixed.entity_id,
        changes.line_id,
        changes.changed_on,
        changes.change_amount
    from int_mrr_line_changes as changes
    inner join int_mrr_lines on changes.line_id = int_mrr_lines.line_id
    inner join mixed
        on mixed.changed_on = changes.changed_on
        and mixed.entity_id = case
            when movement_level() = 'subscription'
                then int_mrr_lines.subscription_number
            else int_mrr_lines.customer_number
        end
)

select * from final
