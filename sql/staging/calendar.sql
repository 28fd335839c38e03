-- One row per local day from the first one with a subscription to the business
-- date. Stands with staging because engines spell a series of days differently.
select cast(day as date) as calendar_on
from generate_series(
    (select min(start_on) from stg_subscription_periods),
    business_date(),
    interval '1' day
) as days (day)
