-- One row per subscription, product and day whose MRR changes: its causes, the
-- one with the largest effect first, and the effects, which add up to the change.
-- Of terms that change together, the quantity counts at the price before, and
-- the rest is the price's: what another product or interval costs is not a cause
-- of its own.
-- Built as a view.
with

compared as (
    select
        is_plain,
        entity_id,
        changed_on,
        line_id,
        subscription_id,
        product,
        change_amount,
        case
            when before_state = 'active' and after_state = 'active' then case
                when is_replaced then 'product'
                when before_numerator * after_denominator
                    <> after_numerator * before_denominator
                    then 'interval'
                when before_unit <> after_unit then 'price'
                when before_quantity <> after_quantity then 'quantity'
                else 'discount'
            end
            when after_state = 'active' and before_state is null then 'start'
            when after_state = 'active' and before_state = 'trial'
                then 'trial end'
            when after_state = 'active' then 'resume'
            when after_state is null then 'end'
            else 'pause'
        end as main_cause,
        case
            when
                before_state = 'active'
                and after_state = 'active'
                and before_quantity <> after_quantity
                and is_quantity_comparable
                then scaled_half_up(
                    before_unit * (after_quantity - before_quantity),
                    before_numerator,
                    before_denominator
                )
            else 0
        end as quantity_effect,
        case
            when
                before_state = 'active'
                and after_state = 'active'
                and (before_discount <> 0 or after_discount <> 0)
                then scaled_half_up(
                    before_discount * 1000,
                    before_numerator,
                    before_denominator
                ) - scaled_half_up(
                    after_discount * 1000,
                    after_numerator,
                    after_denominator
                )
            else 0
        end as discount_effect
    from int_mrr_line_pairs
    where change_amount <> 0
),

separated as (
    select
        is_plain,
        entity_id,
        changed_on,
        line_id,
        subscription_id,
        product,
        change_amount,
        main_cause,
        case
            when main_cause = 'discount' then 0
            else discount_effect
        end as discount_effect,
        case
            when main_cause in ('quantity', 'discount') then 0
            else quantity_effect
        end as quantity_effect
    from compared
),

weighed as (
    select
        *,
        change_amount - discount_effect - quantity_effect as main_effect,
        abs(change_amount - discount_effect - quantity_effect) as main_weight,
        abs(discount_effect) as discount_weight,
        abs(quantity_effect) as quantity_weight
    from separated
),

final as (
    select
        is_plain,
        entity_id,
        changed_on,
        line_id,
        subscription_id,
        product,
        change_amount,
        main_cause,
        main_effect,
        discount_effect,
        quantity_effect,
        case
            when discount_weight = 0 and quantity_weight = 0 then main_cause
            else concat_ws(
                ', ',
                case
                    when quantity_weight > discount_weight
                        and quantity_weight > main_weight
                        then 'quantity'
                end,
                case
                    when discount_weight > 0 and discount_weight >= main_weight
                        then 'discount'
                end,
                case
                    when quantity_weight <= discount_weight
                        and quantity_weight > main_weight
                        then 'quantity'
                end,
                case when main_weight > 0 then main_cause end,
                case
                    when quantity_weight > discount_weight
                        and quantity_weight <= main_weight
                        then 'quantity'
                end,
                case
                    when discount_weight > 0 and discount_weight < main_weight
                        then 'discount'
                end,
                case
                    when quantity_weight > 0
                        and quantity_weight <= discount_weight
                        and quantity_weight <= main_weight
                        then 'quantity'
                end
            )
        end as causes
    from weighed
)

select * from final
