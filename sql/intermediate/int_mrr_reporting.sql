-- One row per scope (a dealer, or null for all) and day from its first MRR in
-- any currency: the MRR of all currencies in the reporting currency, its
-- movements and what the rates alone did, null where there was none.
select
    customer_dealer,
    reporting_currency() as currency_code,
    calendar_on,
    sum(revenue) as revenue,
    sum(new_revenue) as new_revenue,
    sum(expansion_revenue) as expansion_revenue,
    sum(contraction_revenue) as contraction_revenue,
    sum(churn_revenue) as churn_revenue,
    sum(reactivation_revenue) as reactivation_revenue,
    nullif(sum(fx_revenue), 0) as fx_revenue
from int_mrr_converted
group by customer_dealer, calendar_on
