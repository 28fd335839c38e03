-- One row per level, entity (the customer, or its subscription, for tenants that
-- chose it, by number) and day on which periods of it end or start: by how much
-- its MRR moves in all, 0 if they cancel out. is_plain if these are of one line,
-- line_id, and one period ended or one started or both.
with

final as (
    select
        'customer' as movement_level,
        customer_number as entity_id,
        changed_on,
        min(line_id) as line_id,
        sum(change_amount) as change_amount,
        min(case when direction = -1 then period_id end) as ended_period,
        min(case when direction = 1 then period_id end) as started_period,
        min(line_id) = max(line_id)
        and count(*)
            = case when min(direction) = max(direction) then 1 else 2 end
            as is_plain
    from int_mrr_edges
    group by customer_number, changed_on
    union all
    select
        'subscription' as movement_level,
        subscription_number as entity_id,
        changed_on,
        min(line_id) as line_id,
        sum(change_amount) as change_amount,
        min(case when direction = -1 then period_id end) as ended_period,
        min(case when direction = 1 then period_id end) as started_period,
        min(line_id) = max(line_id)
        and count(*)
            = case when min(direction) = max(direction) then 1 else 2 end
            as is_plain
    from int_mrr_edges
    where movement_level() = 'subscription'
    group by subscription_number, changed_on
)

select * from final
