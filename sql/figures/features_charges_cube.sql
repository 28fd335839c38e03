-- One row per currency, charge kind and combination of dimension values.
-- grouped_by names the dimensions that a cell is for, in alphabetical order;
-- the others hold all values. status_key and type_key fold case.
with

final as (
    select
        concat_ws(
            ',',
            case when grouping(feature_dealer) = 0 then 'feature_dealer' end,
            case when grouping(status_key) = 0 then 'status_key' end,
            case when grouping(type_key) = 0 then 'type_key' end
        ) as grouped_by,
        feature_currency,
        feature_charge_kind,
        feature_dealer,
        status_key,
        type_key,
        sum(feature_count) as feature_count,
        sum(feature_charge_amount) as feature_charge_amount,
        sum(feature_monthly_amount) as feature_monthly_amount
    from features_charges_days
    group by grouping sets (
        (feature_currency, feature_charge_kind),
        (feature_currency, feature_charge_kind, feature_dealer),
        (feature_currency, feature_charge_kind, status_key),
        (feature_currency, feature_charge_kind, type_key),
        (feature_currency, feature_charge_kind, feature_dealer, status_key),
        (feature_currency, feature_charge_kind, feature_dealer, type_key),
        (feature_currency, feature_charge_kind, status_key, type_key),
        (
            feature_currency,
            feature_charge_kind,
            feature_dealer,
            status_key,
            type_key
        )
    )
)

select * from final
