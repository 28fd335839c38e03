-- One row per local day from the first one with a subscription to the business
-- date.
select calendar_on
from local_days(
    (select min(start_on) from stg_subscription_periods),
    business_date()
)
