-- Every day, in the reporting currency: the dealers' MRR and what the rates did
-- to it add up to all.
with

dealers as (
    select
        calendar_on,
        sum(revenue) as revenue,
        sum(coalesce(fx_revenue, 0)) as fx_revenue
    from mrr_daily_reporting_by_dealer
    group by calendar_on
)

select
    mrr_daily_reporting.currency_code,
    mrr_daily_reporting.calendar_on,
    mrr_daily_reporting.revenue,
    dealers.revenue as dealers_revenue
from mrr_daily_reporting
left join dealers
    on mrr_daily_reporting.calendar_on = dealers.calendar_on
where
    dealers.revenue is null
    or mrr_daily_reporting.revenue <> dealers.revenue
    or coalesce(mrr_daily_reporting.fx_revenue, 0) <> dealers.fx_revenue
order by mrr_daily_reporting.calendar_on
