-- One row per level, entity, currency and day on which its MRR moves: by how
-- much and to what; movement_number counts its movements in the currency from
-- 1, first_on is the day of the first and previous_on that of the one before.
-- Built as a view.
with

customer_balances as (
    select
        'customer' as movement_level,
        customer_id,
        subscription_id,
        currency_code,
        changed_on,
        change_amount,
        sum(change_amount) over history as after_amount,
        row_number() over history as movement_number,
        lag(changed_on) over history as previous_on,
        min(changed_on) over history as first_on
    from (
        select
            customer_id,
            currency_code,
            changed_on,
            case when count(*) = 1 then min(subscription_id) end
                as subscription_id,
            sum(change_amount) as change_amount
        from int_mrr_changes
        group by customer_id, currency_code, changed_on
        having sum(change_amount) <> 0
    ) as net_changes
    window history as (
        partition by customer_id, currency_code
        order by changed_on
        rows between unbounded preceding and current row
    )
),

subscription_balances as (
    select
        'subscription' as movement_level,
        customer_id,
        subscription_id,
        currency_code,
        changed_on,
        change_amount,
        sum(change_amount) over history as after_amount,
        row_number() over history as movement_number,
        lag(changed_on) over history as previous_on,
        min(changed_on) over history as first_on
    from int_mrr_changes
    where movement_level() = 'subscription'
    window history as (
        partition by customer_id, subscription_id, currency_code
        order by changed_on
        rows between unbounded preceding and current row
    )
)

select * from customer_balances
union all
select * from subscription_balances
