-- One row per level, entity, currency and day whose MRR differs from the day
-- before, with its class and why. The customer level is always there (customers
-- are counted from it), the subscription level only for tenants that chose it.
-- Whose it is stands in int_mrr_lines.
with

final as (
    select
        balances.movement_level,
        balances.entity_id,
        balances.line_id,
        int_mrr_lines.dealer_number,
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
        balances.causes,
        balances.is_plain
    from int_mrr_balances as balances
    inner join int_mrr_lines on balances.line_id = int_mrr_lines.line_id
)

select * from final
