-- One row per period, currency and dealer (null for all) with MRR at the end of
-- the day before it, cohort_on: the customers who paid then, and what they come
-- to at its end. Of each the lower MRR of the two is kept; who pays nothing is
-- lost.
with

changes as (
    select * from int_retention_calendar
    union all
    select * from int_retention_trailing
),

final as (
    select
        periods.period_end_on,
        periods.period_interval,
        periods.cohort_on,
        cohorts.currency_code,
        cohorts.customer_dealer,
        cohorts.paying_customers as start_customers,
        coalesce(changes.lost_customers, 0) as lost_customers,
        cohorts.revenue as start_revenue,
        cohorts.revenue - coalesce(changes.lost_revenue, 0) as kept_revenue,
        cohorts.revenue + coalesce(changes.change_amount, 0) as end_revenue
    from int_retention_periods as periods
    inner join int_mrr_series as cohorts
        on periods.cohort_on = cohorts.calendar_on
    left join changes
        on periods.cohort_on = changes.cohort_on
        and periods.period_end_on = changes.period_end_on
        and cohorts.currency_code = changes.currency_code
        and coalesce(cohorts.customer_dealer, '')
            = coalesce(changes.customer_dealer, '')
        and case when cohorts.customer_dealer is null then 1 else 0 end
            = changes.is_all
    where cohorts.paying_customers > 0
)

select * from final
