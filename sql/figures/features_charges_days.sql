-- One row per day of creation, dealer, status, type, currency and charge kind:
-- the features created then, what they charge and what that is per month.
with

final as (
    select
        created_on,
        feature_currency,
        feature_charge_kind,
        feature_dealer,
        lower(feature_status) as status_key,
        lower(feature_type) as type_key,
        count(*) as feature_count,
        sum(charge_amount) as feature_charge_amount,
        sum(monthly_amount) as feature_monthly_amount
    from int_features
    where standing = 'counted'
    group by 1, 2, 3, 4, 5, 6
)

select * from final
