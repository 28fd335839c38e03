-- One row per period with its standing and its monthly amount:
-- (unit amount x quantity - discount) x months factor, where the factor is
-- numerator / (denominator x interval count): month 1/n, quarter 1/(3n),
-- year 1/(12n), week 52/(12n), day 365/(12n). Six decimals, half up, per row.
-- Usage, one-off, trial and paused periods count 0, and past_due ones unless the
-- tenant counts them. The state of a recurring period is active if it counts,
-- else its phase.
-- Built as a view.
with

judged as (
    select
        int_priced_periods.*,
        interval_units.numerator,
        interval_units.denominator,
        case
            when period_id is null then 'period_id is missing'
            when subscription_id is null then 'subscription_id is missing'
            when customer_id is null then 'customer_id is missing'
            when start_on is null then 'valid_from is missing'
            when valid_to < valid_from then 'valid_to is before valid_from'
            when currencies.currency_code is null
                then 'currency is no ISO 4217 code'
            when charge_kind is null
                or charge_kind not in ('recurring', 'usage', 'one_off')
                then 'charge_kind is not recurring, usage or one_off'
            when phase is null
                or phase not in ('trial', 'active', 'past_due', 'paused')
                then 'phase is not trial, active, past_due or paused'
            when unit_amount is null then 'unit_amount is missing'
            when quantity is null then 'quantity is missing'
            when quantity < 0 then 'quantity is negative'
            when charge_kind = 'recurring' and interval_defect(
                interval_units.interval_unit, interval_count
            ) is not null
                then interval_defect(
                    interval_units.interval_unit, interval_count
                )
            when is_counting and (
                not is_in_range or interval_millionths > 1000000000000000000000
            ) then 'amount is out of range'
            when is_counting and interval_millionths < 0
                then 'monthly amount is negative'
        end as rejection
    from int_priced_periods
    left join interval_units
        on int_priced_periods.interval_unit = interval_units.interval_unit
    left join currencies
        on int_priced_periods.currency_code = currencies.currency_code
),

final as (
    select
        period_id,
        subscription_id,
        customer_id,
        currency_code,
        product,
        valid_from,
        valid_to,
        start_on,
        end_on,
        rejection,
        standing(rejection, start_on) as standing,
        case
            when is_counting then 'active'
            when charge_kind = 'recurring' then phase
        end as state,
        unit_amount,
        quantity,
        discount_amount,
        numerator,
        denominator * interval_count as denominator,
        case
            when rejection is null and is_counting then scaled_half_up(
                interval_millionths,
                numerator,
                denominator * interval_count
            )
            else 0
        end as monthly_amount
    from judged
)

select * from final
