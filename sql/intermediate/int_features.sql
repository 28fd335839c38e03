-- One row per feature with its standing, its charge and the same per month.
-- The monthly amount follows the definition in int_subscription_periods.
-- Built as a view.
with

priced as (
    select
        *,
        case
            when
                abs(charge_amount) < 1000000000000
                and abs(quantity) < 1000000000000
                then in_thousandths(charge_amount) * in_thousandths(quantity)
        end as interval_millionths
    from stg_features
),

judged as (
    select
        priced.*,
        interval_units.numerator,
        interval_units.denominator,
        case
            when feature_id is null then 'feature_id is missing'
            when customer_id is null then 'customer_id is missing'
            when currencies.currency_code is null
                then 'currency is no ISO 4217 code'
            when feature_charge_kind is null
                or feature_charge_kind not in ('recurring', 'one_off')
                then 'charge_kind is not recurring or one_off'
            when charge_amount is null then 'charge_amount is missing'
            when quantity is null then 'quantity is missing'
            when quantity < 0 then 'quantity is negative'
            when feature_charge_kind = 'recurring' and interval_defect(
                interval_units.interval_unit, interval_count
            ) is not null
                then interval_defect(
                    interval_units.interval_unit, interval_count
                )
            when
                interval_millionths is null
                or abs(interval_millionths) > 1000000000000000000000
                then 'amount is out of range'
        end as rejection
    from priced
    left join interval_units
        on priced.interval_unit = interval_units.interval_unit
    left join currencies
        on priced.feature_currency = currencies.currency_code
),

final as (
    select
        feature_id,
        customer_id,
        feature_status,
        feature_type,
        feature_dealer,
        feature_currency,
        feature_charge_kind,
        created_on,
        rejection,
        standing(rejection, created_on) as standing,
        case
            when rejection is null then from_millionths(interval_millionths)
        end as charge_amount,
        case
            when rejection is not null then null
            when feature_charge_kind = 'recurring' then scaled_half_up(
                interval_millionths,
                numerator,
                denominator * interval_count
            )
            else 0
        end as monthly_amount
    from judged
)

select * from final
