-- One row per day of creation, currency, charge kind, dealer, status and type:
-- the features created then, what they charge and what that is per month.
select
    created_on,
    feature_currency,
    feature_charge_kind,
    feature_dealer,
    feature_status,
    feature_type,
    count(*) as feature_count,
    sum(charge_amount) as feature_charge_amount,
    sum(monthly_amount) as feature_monthly_amount
from int_counted_features
group by
    created_on,
    feature_currency,
    feature_charge_kind,
    feature_dealer,
    feature_status,
    feature_type
