-- Of a cohort no more is lost or kept than it had, nor kept than is left; the
-- dealers' cohorts add up to all; and a whole year is what trails its last month.
with

sums as (
    select
        period_interval,
        period_end_on,
        currency_code,
        case when customer_dealer is null then 'all' else 'dealers' end
            as scope,
        sum(lost_customers) as lost_customers,
        sum(kept_revenue) as kept_revenue,
        sum(end_revenue) as end_revenue,
        min(
            case
                when lost_customers between 0 and start_customers
                    and kept_revenue between 0 and start_revenue
                    and kept_revenue <= end_revenue
                    then 1
                else 0
            end
        ) as is_possible
    from mrr_retention
    group by
        period_interval,
        period_end_on,
        currency_code,
        case when customer_dealer is null then 'all' else 'dealers' end
)

select
    found.period_interval,
    found.period_end_on,
    found.currency_code,
    found.scope,
    found.lost_customers,
    found.kept_revenue,
    found.end_revenue
from sums as found
left join sums as expected
    on found.period_end_on = expected.period_end_on
    and found.currency_code = expected.currency_code
    and expected.scope = 'all'
    and case
        when found.period_interval = 'trailing_year' and found.scope = 'all'
            and extract(month from found.period_end_on) = 12
            then 'year'
        else found.period_interval
    end = expected.period_interval
where
    found.is_possible = 0
    or expected.currency_code is null
    or found.lost_customers <> expected.lost_customers
    or found.kept_revenue <> expected.kept_revenue
    or found.end_revenue <> expected.end_revenue
order by found.period_end_on, found.period_interval, found.currency_code
