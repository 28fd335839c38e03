-- Every day, currency and product: MRR = previous MRR + new + reactivation
-- + expansion + switched to it - contraction - churn - switched away, exactly.
with

series as (
    select
        calendar_on,
        currency_code,
        product,
        revenue,
        coalesce(
            lag(revenue) over (
                partition by product, currency_code
                order by calendar_on
            ),
            0
        ) as previous_revenue,
        coalesce(new_revenue, 0)
        + coalesce(reactivation_revenue, 0)
        + coalesce(expansion_revenue, 0)
        + coalesce(switch_in_revenue, 0)
        - coalesce(contraction_revenue, 0)
        - coalesce(churn_revenue, 0)
        - coalesce(switch_out_revenue, 0) as net_movement
    from mrr_daily_by_product
)

select
    currency_code,
    calendar_on,
    product,
    revenue,
    previous_revenue,
    net_movement
from series
where revenue <> previous_revenue + net_movement
order by calendar_on, currency_code, product
