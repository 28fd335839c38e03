-- One row per day and dealer, as mrr_daily_reporting. A customer counts with the
-- dealer that it has now.
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
        fx_revenue
    from int_mrr_reporting
    where customer_dealer is not null
)

select * from final
