-- One row per level, entity and day on which its MRR moves: by how much, to what
-- and why; first_on is the day of its first movement, previous_on and next_on
-- are those of the ones beside.
-- Built as a view.
with

explained as (
    select
        movement_level() as movement_level,
        entity_id,
        changed_on,
        line_id,
        change_amount,
        causes,
        is_plain
    from int_mrr_causes
    where is_plain
    union all
    select
        changes.movement_level,
        changes.entity_id,
        changes.changed_on,
        changes.line_id,
        changes.change_amount,
        int_mrr_explanations.causes,
        changes.is_plain
    from int_mrr_entity_changes as changes
    left join int_mrr_explanations
        on changes.entity_id = int_mrr_explanations.entity_id
        and changes.changed_on = int_mrr_explanations.changed_on
    where
        changes.change_amount <> 0
        and not (
            changes.is_plain and changes.movement_level = movement_level()
        )
)

select
    *,
    sum(change_amount) over history as after_amount,
    lag(changed_on) over history as previous_on,
    lead(changed_on) over history as next_on,
    first_value(changed_on) over history as first_on
from explained
window history as (
    partition by entity_id
    order by changed_on
    rows between unbounded preceding and current row
)
