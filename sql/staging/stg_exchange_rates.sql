-- One row per day and pair of currencies: what one unit of from_currency came to
-- in to_currency.
select
    day as quoted_on,
    from_currency,
    to_currency,
    rate
from raw_exchange_rates
