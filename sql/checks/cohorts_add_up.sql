-- At each month's end, in each scope (a dealer, or all) and currency, the MRR
-- and customers of all cohorts add up to those of the series.
with

sums as (
    select
        month_end_on,
        currency_code,
        coalesce(customer_dealer, '') as scope,
        sum(revenue) as revenue,
        sum(paying_customers) as paying_customers
    from mrr_cohorts
    group by month_end_on, currency_code, coalesce(customer_dealer, '')
),

expected as (
    select
        int_mrr_series.calendar_on,
        int_mrr_series.currency_code,
        coalesce(int_mrr_series.customer_dealer, '') as scope,
        int_mrr_series.revenue,
        int_mrr_series.paying_customers
    from int_mrr_series
    inner join int_mrr_months
        on int_mrr_series.calendar_on = int_mrr_months.month_end_on
    where int_mrr_months.is_whole
)

select
    coalesce(expected.calendar_on, sums.month_end_on) as month_end_on,
    coalesce(expected.currency_code, sums.currency_code) as currency_code,
    coalesce(expected.scope, sums.scope) as scope,
    expected.revenue,
    sums.revenue as cohorts_revenue
from expected
full join sums
    on expected.calendar_on = sums.month_end_on
    and expected.currency_code = sums.currency_code
    and expected.scope = sums.scope
where
    expected.scope is null
    or sums.scope is null
    or expected.revenue <> sums.revenue
    or expected.paying_customers <> sums.paying_customers
order by month_end_on, currency_code, scope
