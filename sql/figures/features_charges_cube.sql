-- One row per currency, charge kind and combination of dimension values: the
-- features and what they charge. grouped_by is as in customers_cube.
select
    concat_ws(
        ',',
        case when grouping(feature_dealer) = 0 then 'feature_dealer' end,
        case when grouping(feature_status) = 0 then 'feature_status' end,
        case when grouping(feature_type) = 0 then 'feature_type' end
    ) as grouped_by,
    feature_currency,
    feature_charge_kind,
    feature_dealer,
    feature_status,
    feature_type,
    sum(feature_count) as feature_count,
    sum(feature_charge_amount) as feature_charge_amount,
    sum(feature_monthly_amount) as feature_monthly_amount
from features_charges_days
group by
    feature_currency,
    feature_charge_kind,
    cube (feature_dealer, feature_status, feature_type)
