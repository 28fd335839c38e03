-- Every day and scope, in the reporting currency: MRR = previous MRR + new
-- + reactivation + expansion - contraction - churn + fx, exactly.
with

series as (
    select
        calendar_on,
        currency_code,
        customer_dealer,
        revenue,
        coalesce(
            lag(revenue) over (
                partition by customer_dealer
                order by calendar_on
            ),
            0
        ) as previous_revenue,
        coalesce(new_revenue, 0)
        + coalesce(reactivation_revenue, 0)
        + coalesce(expansion_revenue, 0)
        - coalesce(contraction_revenue, 0)
        - coalesce(churn_revenue, 0)
        + coalesce(fx_revenue, 0) as net_movement
    from int_mrr_reporting
)

select
    currency_code,
    calendar_on,
    customer_dealer,
    revenue,
    previous_revenue,
    net_movement
from series
where revenue <> previous_revenue + net_movement
order by calendar_on, customer_dealer
