-- One row per level, entity and day on which its MRR moves: by how much and to
-- what; first_on is the day of its first movement, previous_on and next_on are
-- those of the ones beside.
-- Built as a view.
with

customer_balances as (
    select
        *,
        sum(change_amount) over history as after_amount,
        lag(changed_on) over history as previous_on,
        lead(changed_on) over history as next_on,
        first_value(changed_on) over history as first_on
    from int_mrr_entity_changes
    where movement_level = 'customer' and change_amount <> 0
    window history as (
        partition by entity_id
        order by changed_on
        rows between unbounded preceding and current row
    )
),

subscription_balances as (
    select
        *,
        sum(change_amount) over history as after_amount,
        lag(changed_on) over history as previous_on,
        lead(changed_on) over history as next_on,
        first_value(changed_on) over history as first_on
    from int_mrr_entity_changes
    where
        movement_level() = 'subscription'
        and movement_level = 'subscription'
        and change_amount <> 0
    window history as (
        partition by entity_id
        order by changed_on
        rows between unbounded preceding and current row
    )
)

select * from customer_balances
union all
select * from subscription_balances
