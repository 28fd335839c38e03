-- One row per day: the MRR of all currencies at the day's end in the reporting
-- currency, its movements and what the rates alone did (null where there was
-- none). Empty without a reporting currency.
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
        fx_revenue
    from int_mrr_reporting
    where customer_dealer is null
)

select * from final
