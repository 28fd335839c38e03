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
        changes.dealer_number,
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
        dealer_number,
        start_revenue,
        change_amount
    from changes
    where is_alone
    union all
    select
        cohort_on,
        period_end_on,
        dealer_number,
        sum(start_revenue) as start_revenue,
        sum(change_amount) as change_amount
    from changes
    where not is_alone
    group by cohort_on, period_end_on, dealer_number, entity_id
),

dealers as (
    select
        cohort_on,
        period_end_on,
        dealer_number,
        count(*) filter (where start_revenue + change_amount = 0)
            as lost_customers,
        sum(greatest(-change_amount, 0)) as lost_revenue,
        sum(change_amount) as change_amount
    from customers
    where start_revenue > 0
    group by cohort_on, period_end_on, dealer_number
),

final as (
    select
        grouping(int_mrr_dealers.customer_dealer) as is_all,
        dealers.cohort_on,
        dealers.period_end_on,
        int_mrr_dealers.currency_code,
        int_mrr_dealers.customer_dealer,
        cast(sum(dealers.lost_customers) as bigint) as lost_customers,
        sum(dealers.lost_revenue) as lost_revenue,
        sum(dealers.change_amount) as change_amount
    from dealers
    inner join int_mrr_dealers
        on dealers.dealer_number = int_mrr_dealers.dealer_number
    group by grouping sets (
        (
            dealers.cohort_on,
            dealers.period_end_on,
            int_mrr_dealers.currency_code
        ),
        (
            dealers.cohort_on,
            dealers.period_end_on,
            int_mrr_dealers.currency_code,
            int_mrr_dealers.customer_dealer
        )
    )
)

select * from final
