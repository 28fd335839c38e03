-- Per tenant the mails of the latest business date that has any: how many were
-- sent, wait, and were given up.
with

latest as (
    select tenant, max(business_date) as business_date
    from tidemark.delivery_health
    group by tenant
)

select
    delivery_health.tenant,
    sum(delivery_health.sent) as sent,
    sum(delivery_health.waiting) as waiting,
    sum(delivery_health.given_up) as given_up
from tidemark.delivery_health
inner join latest
    on
        delivery_health.tenant = latest.tenant
        and delivery_health.business_date = latest.business_date
group by delivery_health.tenant
order by delivery_health.tenant
