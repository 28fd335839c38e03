-- One row per day and currency: the MRR at the day's end, its movements (null
-- where there was none) and the customers who pay, came, left and returned.
-- Built as a view.
with

final as (
    select
        calendar_on,
        currency_code,
        revenue,
        new_revenue,
        expansion_revenue,
        contraction_revenue,
        churn_revenue,
        reactivation_revenue,
        paying_customers,
        new_customers,
        churned_customers,
        reactivated_customers
    from int_mrr_series
    where customer_dealer is null
)

select * from final
