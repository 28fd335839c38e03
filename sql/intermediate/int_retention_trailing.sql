-- One row per scope (a dealer, or null for all), currency and month: of the
-- customers who paid 12 months before its end, the same as in
-- int_retention_calendar. A change is one of what a customer pays at the end in
-- its month, and at the start 12 months later; what each does to the figures
-- adds up.
with

steps as (
    select
        entity_id,
        dealer_number,
        month_number as step_number,
        0 as start_change,
        change_amount as end_change
    from int_mrr_month_changes
    union all
    select
        entity_id,
        dealer_number,
        month_number + 12 as step_number,
        change_amount as start_change,
        0 as end_change
    from int_mrr_month_changes
    where month_number + 12 <= (select max(month_number) from int_mrr_months)
),

states as (
    select
        dealer_number,
        step_number,
        start_change,
        end_change,
        sum(start_change) over history as start_revenue,
        sum(end_change) over history as end_revenue
    from steps
    window history as (
        partition by entity_id
        order by step_number
        rows between unbounded preceding and current row
    )
),

differences as (
    select
        dealer_number,
        step_number,
        sum(
            case when start_revenue > 0 and end_revenue = 0 then 1 else 0 end
            - case
                when
                    start_revenue > start_change
                    and end_revenue = end_change
                    then 1
                else 0
            end
        ) as lost_customers,
        sum(
            greatest(start_revenue - end_revenue, 0)
            - greatest(
                start_revenue - start_change - end_revenue + end_change, 0
            )
        ) as lost_revenue,
        sum(
            case
                when start_revenue > 0 then end_revenue - start_revenue
                else 0
            end
            - case
                when start_revenue > start_change
                    then end_revenue - end_change
                        - start_revenue + start_change
                else 0
            end
        ) as change_amount
    from states
    group by dealer_number, step_number
),

final as (
    select
        grouping(int_mrr_dealers.customer_dealer) as is_all,
        int_retention_periods.cohort_on,
        int_retention_periods.period_end_on,
        int_mrr_dealers.currency_code,
        int_mrr_dealers.customer_dealer,
        sum(differences.lost_customers) as lost_customers,
        sum(differences.lost_revenue) as lost_revenue,
        sum(differences.change_amount) as change_amount
    from int_retention_periods
    inner join differences
        on int_retention_periods.last_number >= differences.step_number
    inner join int_mrr_dealers
        on differences.dealer_number = int_mrr_dealers.dealer_number
    where int_retention_periods.period_interval = 'trailing_year'
    group by grouping sets (
        (
            int_retention_periods.cohort_on,
            int_retention_periods.period_end_on,
            int_mrr_dealers.currency_code
        ),
        (
            int_retention_periods.cohort_on,
            int_retention_periods.period_end_on,
            int_mrr_dealers.currency_code,
            int_mrr_dealers.customer_dealer
        )
    )
)

select * from final
