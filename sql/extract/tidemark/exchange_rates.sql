-- One row per day and pair of currencies with a rate: what one unit of
-- from_currency came to in to_currency. Read for tenants who name a reporting
-- currency only.
select
    exchange_rate.quoted_on as day,
    exchange_rate.from_currency as from_currency,
    exchange_rate.to_currency as to_currency,
    exchange_rate.rate as rate
from billing.exchange_rate as exchange_rate
