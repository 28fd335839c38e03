-- One row per level, entity, currency and day whose MRR differs from the day
-- before, with its class. The customer level is always there (customers are
-- counted from it), the subscription level only for tenants that chose it.
with

final as (
    select
        movement_level,
        int_mrr_balances.customer_id,
        subscription_id,
        currency_code,
        coalesce(int_customer_dealers.customer_dealer, 'DIRECT')
            as customer_dealer,
        changed_on as movement_on,
        previous_on,
        first_on,
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
    from int_mrr_balances
    left join int_customer_dealers
        on int_mrr_balances.customer_id = int_customer_dealers.customer_id
)

select * from final
