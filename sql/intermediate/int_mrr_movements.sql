-- One row per level, entity, currency and day whose MRR differs from the day
-- before, with its class and why. The customer level is always there (customers
-- are counted from it), the subscription level only for tenants that chose it.
with

final as (
    select
        balances.movement_level,
        balances.entity_id,
        int_mrr_lines.customer_id,
        case
            when balances.is_plain then int_mrr_lines.subscription_id
            else balances.subscription_id
        end as subscription_id,
        int_mrr_lines.currency_code,
        int_mrr_lines.customer_dealer,
        balances.changed_on as movement_on,
        balances.previous_on,
        balances.next_on,
        balances.first_on,
        case
            when balances.previous_on is null then 'new'
            when balances.after_amount = balances.change_amount
                then 'reactivation'
            when balances.change_amount > 0 then 'expansion'
            when balances.after_amount > 0 then 'contraction'
            else 'churn'
        end as movement_class,
        abs(balances.change_amount) as movement_amount,
        balances.after_amount - balances.change_amount as before_amount,
        balances.after_amount,
        case
            when balances.is_plain then int_mrr_lines.product
            else balances.product
        end as product,
        balances.causes,
        balances.is_plain
    from int_mrr_balances as balances
    inner join int_mrr_lines on balances.line_id = int_mrr_lines.line_id
)

select * from final
