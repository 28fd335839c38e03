-- One row per level, entity (the customer, or its subscription, for tenants that
-- chose it, by number) and day on which lines of it change: by how much in all,
-- 0 if they cancel out. is_plain if that is one line, of which one period ended
-- or one started or both; line_id is the first one.
with

final as (
    select
        'customer' as movement_level,
        customer_number as entity_id,
        changed_on,
        min(line_id) as line_id,
        sum(change_amount) as change_amount,
        min(ended_period) as ended_period,
        min(started_period) as started_period,
        count(*) = 1
        and sum(edge_count) = count(ended_period) + count(started_period)
            as is_plain
    from int_mrr_line_changes
    group by customer_number, changed_on
    union all
    select
        'subscription' as movement_level,
        subscription_number as entity_id,
        changed_on,
        min(line_id) as line_id,
        sum(change_amount) as change_amount,
        min(ended_period) as ended_period,
        min(started_period) as started_period,
        count(*) = 1
        and sum(edge_count) = count(ended_period) + count(started_period)
            as is_plain
    from int_mrr_line_changes
    where movement_level() = 'subscription'
    group by subscription_number, changed_on
)

select * from final
