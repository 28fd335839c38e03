-- One row per level, entity (the customer, or its subscription, for tenants that
-- chose it, by number) and day on which lines of it change: by how much in all,
-- 0 if they cancel out. is_plain if that is one line, of which one period ended
-- or one started or both; line_id is the first one.
with

final as (
    select
        'customer' as movement_level,
        int_mrr_lines.customer_number as entity_id,
        changes.changed_on,
        min(changes.line_id) as line_id,
        sum(changes.change_amount) as change_amount,
        min(changes.ended_period) as ended_period,
        min(changes.started_period) as started_period,
        count(*) = 1
        and sum(changes.edge_count)
            = count(changes.ended_period) + count(changes.started_period)
            as is_plain
    from int_mrr_line_changes as changes
    inner join int_mrr_lines on changes.line_id = int_mrr_lines.line_id
    group by int_mrr_lines.customer_number, changes.changed_on
    union all
    select
        'subscription' as movement_level,
        int_mrr_lines.subscription_number as entity_id,
        changes.changed_on,
        min(changes.line_id) as line_id,
        sum(changes.change_amount) as change_amount,
        min(changes.ended_period) as ended_period,
        min(changes.started_period) as started_period,
        count(*) = 1
        and sum(changes.edge_count)
            = count(changes.ended_period) + count(changes.started_period)
            as is_plain
    from int_mrr_line_changes as changes
    inner join int_mrr_lines on changes.line_id = int_mrr_lines.line_id
    where movement_level() = 'subscription'
    group by int_mrr_lines.subscription_number, changes.changed_on
)

select * from final
