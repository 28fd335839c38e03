-- One row per scope (a dealer, or null for all), currency and day of the series:
-- its amounts in the reporting currency at the day's rate, and what the rate
-- alone did to the balance of the day before. A product has the 6 decimals of
-- the amount and the 10 of the rate, so nothing is rounded. A missing rate is 0
-- here; the check rates_complete finds it. No row without a reporting currency.
-- Built as a view.
with

rated as (
    select
        int_mrr_series.*,
        coalesce(int_exchange_rates.rate, 0) as rate,
        lag(int_mrr_series.revenue) over days as previous_revenue,
        lag(coalesce(int_exchange_rates.rate, 0)) over days as previous_rate
    from int_mrr_series
    left join int_exchange_rates
        on int_mrr_series.currency_code = int_exchange_rates.currency_code
        and int_mrr_series.calendar_on = int_exchange_rates.calendar_on
    where reporting_currency() is not null
    window days as (
        partition by
            int_mrr_series.customer_dealer, int_mrr_series.currency_code
        order by int_mrr_series.calendar_on
    )
),

final as (
    select
        customer_dealer,
        currency_code,
        calendar_on,
        revenue * rate as revenue,
        new_revenue * rate as new_revenue,
        expansion_revenue * rate as expansion_revenue,
        contraction_revenue * rate as contraction_revenue,
        churn_revenue * rate as churn_revenue,
        reactivation_revenue * rate as reactivation_revenue,
        previous_revenue * (rate - previous_rate) as fx_revenue
    from rated
)

select * from final
