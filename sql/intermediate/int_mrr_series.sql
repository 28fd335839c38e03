-- One row per scope (a dealer, or null for all), currency and day, from the
-- scope's first day in the currency to the business date, with no gap. The MRR
-- adds up the periods' own changes, the movements come from the customers'
-- balances: two ways that the check mrr_identity holds against each other. Nulls
-- are filled on both sides, since engines join fast on equality only.
with

scopes as (
    select
        is_all,
        customer_dealer,
        currency_code,
        min(movement_on) as first_on
    from int_mrr_day_movements
    group by is_all, customer_dealer, currency_code
),

days as (
    select
        scopes.is_all,
        scopes.customer_dealer,
        scopes.currency_code,
        int_calendar.calendar_on
    from scopes
    inner join int_calendar on int_calendar.calendar_on >= scopes.first_on
),

final as (
    select
        days.customer_dealer,
        days.currency_code,
        days.calendar_on,
        sum(coalesce(changes.change_amount, 0)) over running as revenue,
        movements.new_revenue,
        movements.expansion_revenue,
        movements.contraction_revenue,
        movements.churn_revenue,
        movements.reactivation_revenue,
        coalesce(movements.new_customers, 0) as new_customers,
        coalesce(movements.churned_customers, 0) as churned_customers,
        coalesce(movements.reactivated_customers, 0) as reactivated_customers,
        sum(
            coalesce(
                movements.new_customers
                + movements.reactivated_customers
                - movements.churned_customers,
                0
            )
        ) over running as paying_customers
    from days
    left join int_mrr_day_changes as changes
        on days.is_all = changes.is_all
        and coalesce(days.customer_dealer, '')
            = coalesce(changes.customer_dealer, '')
        and days.currency_code = changes.currency_code
        and days.calendar_on = changes.changed_on
    left join int_mrr_day_movements as movements
        on days.is_all = movements.is_all
        and coalesce(days.customer_dealer, '')
            = coalesce(movements.customer_dealer, '')
        and days.currency_code = movements.currency_code
        and days.calendar_on = movements.movement_on
    window running as (
        partition by
            days.is_all, days.customer_dealer, days.currency_code
        order by days.calendar_on
        rows between unbounded preceding and current row
    )
)

select * from final
