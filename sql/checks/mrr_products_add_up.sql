-- Every day and currency: the products' MRR and movements add up to all, and what
-- is switched to products is switched away from others, exactly.
with

products as (
    select
        calendar_on,
        currency_code,
        sum(revenue) as revenue,
        sum(new_revenue) as new_revenue,
        sum(expansion_revenue) as expansion_revenue,
        sum(contraction_revenue) as contraction_revenue,
        sum(churn_revenue) as churn_revenue,
        sum(reactivation_revenue) as reactivation_revenue,
        sum(coalesce(switch_in_revenue, 0) - coalesce(switch_out_revenue, 0))
            as switch_balance
    from mrr_daily_by_product
    group by calendar_on, currency_code
)

select
    mrr_daily.currency_code,
    mrr_daily.calendar_on,
    mrr_daily.revenue,
    products.revenue as products_revenue,
    products.switch_balance
from mrr_daily
left join products
    on mrr_daily.calendar_on = products.calendar_on
    and mrr_daily.currency_code = products.currency_code
where
    products.revenue is null
    or mrr_daily.revenue <> products.revenue
    or products.switch_balance <> 0
    or coalesce(mrr_daily.new_revenue, 0) <> coalesce(products.new_revenue, 0)
    or coalesce(mrr_daily.expansion_revenue, 0)
        <> coalesce(products.expansion_revenue, 0)
    or coalesce(mrr_daily.contraction_revenue, 0)
        <> coalesce(products.contraction_revenue, 0)
    or coalesce(mrr_daily.churn_revenue, 0)
        <> coalesce(products.churn_revenue, 0)
    or coalesce(mrr_daily.reactivation_revenue, 0)
        <> coalesce(products.reactivation_revenue, 0)
order by mrr_daily.calendar_on, mrr_daily.currency_code
