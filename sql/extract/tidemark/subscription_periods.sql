-- One row per stretch of time in which a subscription's terms did not change;
-- valid_to is exclusive, null while it runs.
select
    subscription_period.id as period_id,
    subscription_period.subscription_id as subscription_id,
    subscription.customer_id as customer_id,
    subscription.currency_code as currency,
    subscription_period.product as product,
    subscription_period.unit_price as unit_amount,
    subscription_period.quantity as quantity,
    subscription_period.discount as discount_amount,
    subscription_period.period_unit as interval_unit,
    subscription_period.period_count as interval_count,
    subscription_period.charge_kind as charge_kind,
    subscription_period.phase as phase,
    subscription_period.starts_at as valid_from,
    subscription_period.ends_at as valid_to
from billing.subscription_period as subscription_period
inner join billing.subscription as subscription
    on subscription.id = subscription_period.subscription_id
