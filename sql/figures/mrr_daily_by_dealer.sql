-- One row per day, currency and dealer, as mrr_daily. A customer counts with
-- the dealer that it has now.
-- Built as a view.
with

final as (
    select
        calendar_on,
        currency_code,
        customer_dealer,
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
    where customer_dealer is not null
)

select * from final
