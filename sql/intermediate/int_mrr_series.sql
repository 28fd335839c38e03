-- One row per scope (a dealer, or null for all), currency and day, from the
-- scope's first day in the currency to the business date, with no gap. The MRR
-- adds up the periods' own changes, the movements come from the customers'
-- balances: two ways that the check mrr_identity holds against each other.
with

dealer_changes as (
    select
        coalesce(int_customer_dealers.customer_dealer, 'DIRECT')
            as customer_dealer,
        int_mrr_changes.currency_code,
        int_mrr_changes.changed_on,
        int_mrr_changes.change_amount
    from int_mrr_changes
    left join int_customer_dealers
        on int_mrr_changes.customer_id = int_customer_dealers.customer_id
),

changes as (
    select
        customer_dealer,
        currency_code,
        changed_on,
        sum(change_amount) as change_amount
    from dealer_changes
    group by grouping sets (
        (currency_code, changed_on),
        (customer_dealer, currency_code, changed_on)
    )
),

movements as (
    select
        customer_dealer,
        currency_code,
        movement_on,
        sum(case when movement_class = 'new' then movement_amount end)
            filter (where movement_level = movement_level())
            as new_revenue,
        sum(case when movement_class = 'expansion' then movement_amount end)
            filter (where movement_level = movement_level())
            as expansion_revenue,
        sum(case when movement_class = 'contraction' then movement_amount end)
            filter (where movement_level = movement_level())
            as contraction_revenue,
        sum(case when movement_class = 'churn' then movement_amount end)
            filter (where movement_level = movement_level())
            as churn_revenue,
        sum(case when movement_class = 'reactivation' then movement_amount end)
            filter (where movement_level = movement_level())
            as reactivation_revenue,
        count(*) filter (
            where movement_level = 'customer' and movement_class = 'new'
        ) as new_customers,
        count(*) filter (
            where movement_level = 'customer' and movement_class = 'churn'
        ) as churned_customers,
        count(*) filter (
            where
                movement_level = 'customer' and movement_class = 'reactivation'
        ) as reactivated_customers
    from int_mrr_movements
    group by grouping sets (
        (currency_code, movement_on),
        (customer_dealer, currency_code, movement_on)
    )
),

scopes as (
    select
        customer_dealer,
        currency_code,
        min(movement_on) as first_on
    from movements
    group by customer_dealer, currency_code
),

days as (
    select
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
    left join changes
        on days.customer_dealer is not distinct from changes.customer_dealer
        and days.currency_code = changes.currency_code
        and days.calendar_on = changes.changed_on
    left join movements
        on days.customer_dealer is not distinct from movements.customer_dealer
        and days.currency_code = movements.currency_code
        and days.calendar_on = movements.movement_on
    window running as (
        partition by days.customer_dealer, days.currency_code
        order by days.calendar_on
        rows between unbounded preceding and current row
    )
)

select * from final
