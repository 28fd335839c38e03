-- One row per feature that counts, its status and type as most of them spell it.
-- Built as a view.
select
    int_features.feature_id,
    int_features.customer_id,
    statuses.spelling as feature_status,
    types.spelling as feature_type,
    int_features.feature_dealer,
    int_features.feature_currency,
    int_features.feature_charge_kind,
    int_features.charge_amount,
    int_features.monthly_amount,
    int_features.created_on
from int_features
inner join int_spellings as statuses
    on statuses.dimension = 'feature_status'
    and statuses.folded = lower(int_features.feature_status)
inner join int_spellings as types
    on types.dimension = 'feature_type'
    and types.folded = lower(int_features.feature_type)
where int_features.standing = 'counted'
