-- One row per local day, up to the business date, on which a recurring period of
-- a line starts (direction 1) or ends (-1).
-- Built as a view.
with

sides as (
    select 1 as direction
    union all
    select -1 as direction
),

edges as (
    select
        int_mrr_periods.*,
        sides.direction,
        case when sides.direction = 1 then start_on else end_on end
            as changed_on
    from int_mrr_periods
    cross join sides
),

final as (
    select
        line_id,
        customer_number,
        dealer_number,
        subscription_number,
        product_number,
        changed_on,
        direction,
        period_id,
        state,
        direction * monthly_amount as change_amount,
        unit_amount,
        quantity,
        discount_amount,
        numerator,
        denominator
    from edges
    where changed_on <= business_date()
)

select * from final
