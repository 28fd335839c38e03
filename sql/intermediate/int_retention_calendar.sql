-- One row per scope (a dealer, or null for all), currency and calendar period
-- in which the MRR of customers who paid before it changed: how many of them
-- pay nothing at its end, by how much each one's fell, and all of it changed. A
-- whole year is not here but in int_retention_trailing; periods that began on
-- the same day are one so far. is_alone if the customer's MRR moves only once in
-- the period: then nothing is to be added up.
with

months as (
    select distinct
        int_mrr_months.month_number,
        int_retention_periods.cohort_on,
        int_retention_periods.period_end_on
    from int_mrr_months
    inner join int_retention_periods
        on int_mrr_months.month_number > int_retention_periods.cohort_number
        and int_mrr_months.month_number <= int_retention_periods.last_number
    left join int_retention_periods as trailing_years
        on int_retention_periods.cohort_on = trailing_years.cohort_on
        and int_retention_periods.period_end_on = trailing_years.period_end_on
        and trailing_years.period_interval = 'trailing_year'
    where trailing_years.cohort_on is null
),

changes as (
    select
        months.cohort_on,
        months.period_end_on,
        changes.entity_id,
        changes.currency_code,
        changes.customer_dealer,
        case
            when changes.previous_on > months.cohort_on then 0
            else changes.before_amount
        end as start_revenue,
        changes.change_amount,
        coalesce(changes.previous_on <= months.cohort_on, true)
        and coalesce(changes.next_on > months.period_end_on, true) as is_alone
    from int_mrr_month_changes as changes
    inner join months on changes.month_number = months.month_number
),

customers as (
    select
        cohort_on,
        period_end_on,
        currency_code,
        customer_dealer,
        start_revenue,
        change_amount
    from changes
    where is_alone
    union all
    select
        cohort_on,
        period_end_on,
        currency_code,
        customer_dealer,
        sum(start_revenue) as start_revenue,
        sum(change_amount) as change_amount
    from changes
    where not is_alone
    group by
        cohort_on, period_end_on, currency_code, customer_dealer, entity_id
),

final as (
    select
        grouping(customer_dealer) as is_all,
        cohort_on,
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
        (cohort_on, period_end_on, currency_code),
        (cohort_on, period_end_on, currency_code, customer_dealer)
    )
)

select * from final
