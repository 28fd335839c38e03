-- A currency and day with MRR or movements, but without a rate to the reporting
-- currency on that day or before; and a rate that is 0 or less or has no day.
with

missing as (
    select
        mrr_daily.currency_code,
        mrr_daily.calendar_on,
        int_exchange_rates.rate
    from mrr_daily
    left join int_exchange_rates
        on mrr_daily.currency_code = int_exchange_rates.currency_code
        and mrr_daily.calendar_on = int_exchange_rates.calendar_on
    where
        reporting_currency() is not null
        and int_exchange_rates.rate is null
        and (
            mrr_daily.revenue <> 0
            or mrr_daily.new_revenue is not null
            or mrr_daily.expansion_revenue is not null
            or mrr_daily.contraction_revenue is not null
            or mrr_daily.churn_revenue is not null
            or mrr_daily.reactivation_revenue is not null
        )
),

unusable as (
    select
        from_currency as currency_code,
        quoted_on as calendar_on,
        rate
    from stg_exchange_rates
    where
        to_currency = reporting_currency()
        and (rate <= 0 or (quoted_on is null and rate is not null))
)

select * from missing
union all
select * from unusable
order by calendar_on, currency_code
