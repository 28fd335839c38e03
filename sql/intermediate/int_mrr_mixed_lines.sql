-- One row per line and day on which periods of it end or start, unless they come
-- to the same, where that is not all that changes its entity on the day, or
-- several periods do: by how much its MRR moves.
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
        edges.line_id,
        edges.changed_on,
        sum(edges.change_amount) as change_amount
    from int_mrr_edges as edges
    inner join mixed
        on edges.changed_on = mixed.changed_on
        and case
            when movement_level() = 'subscription'
                then edges.subscription_number
            else edges.customer_number
        end = mixed.entity_id
    group by mixed.entity_id, edges.line_id, edges.changed_on
    having
        sum(edges.change_amount) <> 0
        or min(edges.direction) = max(edges.direction)
)

select * from final
