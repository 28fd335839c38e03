-- One row per scope (a dealer, or null for all), currency and calendar period
-- in which the MRR of customers who paid before it changed: how many of them
-- pay nothing at its end, by how much each one's fell, and all of it changed.
with

months as (
    select
        int_mrr_months.month_number,
        int_retention_periods.period_interval,
        int_retention_periods.period_end_on,
        int_retention_periods.cohort_on
    from int_mrr_months
    inner join int_retention_periods
        on int_mrr_months.month_number > int_retention_periods.cohort_number
        and int_mrr_months.month_number <= int_retention_periods.last_number
    where int_retention_periods.period_interval <> 'trailing_year'
),

customers as (
    select
        months.period_interval,
        months.period_end_on,
        changes.currency_code,
        changes.customer_dealer,
        sum(
            case
                when changes.previous_on > months.cohort_on then 0
                else changes.before_amount
            end
        ) as start_revenue,
        sum(changes.change_amount) as change_amount
    from int_mrr_month_changes as changes
    inner join months on changes.month_number = months.month_number
    group by
        months.period_interval,
        months.period_end_on,
        changes.currency_code,
        changes.customer_dealer,
        changes.customer_id
),

final as (
    select
        grouping(customer_dealer) as is_all,
        period_interval,
        period_end_on,
        currency_code,
        customer_dealer,
        count(*) filter (where start_revenue + change_amount = 0)
            as lost_customers,
        sum(greatest(-change_amount, 0)) as lost_revenue,
        sum(change_amount) as change_amount
    from customers
    where start_revenue > 0
    group by grouping sets (
        (period_interval, period_end_on, currency_code),
        (period_interval, period_end_on, currency_code, customer_dealer)
    )
)

select * from final
