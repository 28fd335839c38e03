-- One row per feature that a customer has.
select
    feature_id,
    customer_id,
    coalesce(status, 'Unknown') as feature_status,
    coalesce(type, 'Unknown') as feature_type,
    coalesce(dealer_code, 'DIRECT') as feature_dealer,
    currency as feature_currency,
    charge_kind as feature_charge_kind,
    charge_amount,
    quantity,
    interval_unit,
    interval_count,
    local_date(created_at) as created_on
from raw_features
