-- One row per level, entity, currency and day whose MRR differs from the day
-- before, with its class. The customer level is always there (customers are
-- counted from it), the subscription level only for tenants that chose it.
with

customer_balances as (
    select
        'customer' as movement_level,
        customer_id,
        cast(null as varchar(1)) as subscription_id,
        currency_code,
        changed_on,
        change_amount,
        sum(change_amount) over history as after_amount,
        row_number() over history as movement_number
    from (
        select
            customer_id,
            currency_code,
            changed_on,
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
        row_number() over history as movement_number
    from int_mrr_changes
    where movement_level() = 'subscription'
    window history as (
        partition by customer_id, subscription_id, currency_code
        order by changed_on
        rows between unbounded preceding and current row
    )
),

balances as (
    select * from customer_balances
    union all
    select * from subscription_balances
),

final as (
    select
        movement_level,
        balances.customer_id,
        subscription_id,
        currency_code,
        coalesce(int_customer_dealers.customer_dealer, 'DIRECT')
            as customer_dealer,
        changed_on as movement_on,
        case
            when movement_number = 1 then 'new'
            when after_amount = change_amount then 'reactivation'
            when change_amount > 0 then 'expansion'
            when after_amount > 0 then 'contraction'
            else 'churn'
        end as movement_class,
        abs(change_amount) as movement_amount,
        after_amount - change_amount as before_amount,
        after_amount
    from balances
    left join int_customer_dealers
        on balances.customer_id = int_customer_dealers.customer_id
)

select * from final
