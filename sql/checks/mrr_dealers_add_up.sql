-- Every day and currency: the dealers' MRR and paying customers add up to all.
with

dealers as (
    select
        calendar_on,
        currency_code,
        sum(revenue) as revenue,
        sum(paying_customers) as paying_customers
    from mrr_daily_by_dealer
    group by calendar_on, currency_code
)

select
    mrr_daily.currency_code,
    mrr_daily.calendar_on,
    mrr_daily.revenue,
    dealers.revenue as dealers_revenue
from mrr_daily
left join dealers
    on mrr_daily.calendar_on = dealers.calendar_on
    and mrr_daily.currency_code = dealers.currency_code
where
    dealers.revenue is null
    or mrr_daily.revenue <> dealers.revenue
    or mrr_daily.paying_customers <> dealers.paying_customers
order by mrr_daily.calendar_on, mrr_daily.currency_code
