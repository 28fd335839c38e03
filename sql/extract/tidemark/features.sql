-- One row per feature of a customer; charge_amount is per unit of quantity and
-- interval. The interval of a one_off charge has no meaning.
select
    feature.id as feature_id,
    feature.customer_id as customer_id,
    feature.state as status,
    feature.feature_type as type,
    feature.dealer_code as dealer_code,
    feature.currency_code as currency,
    feature.charge_kind as charge_kind,
    feature.price as charge_amount,
    feature.quantity as quantity,
    feature.period_unit as interval_unit,
    feature.period_count as interval_count,
    feature.ordered_at as created_at
from billing.feature as feature
