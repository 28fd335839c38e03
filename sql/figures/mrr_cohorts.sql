-- One row per whole month, currency, dealer (null for all) and cohort, which is
-- the customers whose first MRR in the currency was in that or an earlier
-- month: how many they are, and how many of them pay how much at the month's
-- end, and did at the end of their first month.
with

months as (
    select
        month_number,
        month_end_on,
        substr(cast(month_end_on as varchar(10)), 1, 7) as month_name
    from int_mrr_months
    where is_whole
),

cohorts as (
    select
        is_all,
        customer_dealer,
        currency_code,
        cohort_number,
        sum(new_customers) as cohort_customers
    from int_cohort_changes
    group by is_all, customer_dealer, currency_code, cohort_number
),

balances as (
    select
        months.month_end_on,
        first_months.month_name as cohort_month,
        months.month_number - cohorts.cohort_number as months_since,
        cohorts.is_all,
        cohorts.customer_dealer,
        cohorts.currency_code,
        cohorts.cohort_customers,
        sum(coalesce(changes.customer_change, 0)) over running
            as paying_customers,
        sum(coalesce(changes.change_amount, 0)) over running as revenue
    from cohorts
    inner join months as first_months
        on cohorts.cohort_number = first_months.month_number
    inner join months on cohorts.cohort_number <= months.month_number
    left join int_cohort_changes as changes
        on cohorts.is_all = changes.is_all
        and coalesce(cohorts.customer_dealer, '')
            = coalesce(changes.customer_dealer, '')
        and cohorts.currency_code = changes.currency_code
        and cohorts.cohort_number = changes.cohort_number
        and months.month_number = changes.month_number
    window running as (
        partition by
            cohorts.is_all,
            cohorts.customer_dealer,
            cohorts.currency_code,
            cohorts.cohort_number
        order by months.month_number
        rows between unbounded preceding and current row
    )
),

final as (
    select
        month_end_on,
        cohort_month,
        months_since,
        currency_code,
        customer_dealer,
        cohort_customers,
        first_value(paying_customers) over history as start_customers,
        first_value(revenue) over history as start_revenue,
        paying_customers,
        revenue
    from balances
    window history as (
        partition by is_all, customer_dealer, currency_code, cohort_month
        order by months_since
        rows between unbounded preceding and current row
    )
)

select * from final
