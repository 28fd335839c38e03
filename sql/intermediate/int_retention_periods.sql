-- One row per month, quarter, year and trailing 12 months: the month before it
-- and its last one, by number, and their last days. Calendar periods include
-- the one that the business date is in, so far; 12 months trail whole months.
with

intervals as (
    select 'month' as period_interval, 1 as month_count
    union all
    select 'quarter' as period_interval, 3 as month_count
    union all
    select 'year' as period_interval, 12 as month_count
    union all
    select 'trailing_year' as period_interval, 12 as month_count
),

periods as (
    select
        intervals.period_interval,
        int_mrr_months.month_number as last_number,
        int_mrr_months.month_end_on as period_end_on,
        case
            when intervals.period_interval = 'trailing_year'
                then int_mrr_months.month_number - intervals.month_count
            else
                int_mrr_months.month_number
                - mod(int_mrr_months.month_number, intervals.month_count)
                - 1
        end as cohort_number
    from int_mrr_months
    cross join intervals
    where
        case
            when intervals.period_interval = 'trailing_year'
                then int_mrr_months.is_whole
            else
                mod(int_mrr_months.month_number + 1, intervals.month_count) = 0
                or int_mrr_months.month_end_on = business_date()
        end
),

final as (
    select
        periods.period_interval,
        periods.cohort_number,
        periods.last_number,
        int_mrr_months.month_end_on as cohort_on,
        periods.period_end_on
    from periods
    inner join int_mrr_months
        on periods.cohort_number = int_mrr_months.month_number
)

select * from final
