-- One row per local day, up to the business date, on which a recurring period of
-- a line starts (direction 1) or ends (-1).
-- Built as a view.
with

sides as (
    select 1 as direction
    union all
    select -1 as direction
),

periods as (
    select
        int_subscription_periods.*,
        int_mrr_lines.line_id,
        int_mrr_lines.customer_number,
        int_mrr_lines.subscription_number,
        int_mrr_lines.product_number
    from int_subscription_periods
    inner join int_mrr_lines
        on int_subscription_periods.customer_id = int_mrr_lines.customer_id
        and int_subscription_periods.subscription_id
            = int_mrr_lines.subscription_id
        and int_subscription_periods.currency_code
            = int_mrr_lines.currency_code
        and (int_subscription_periods.product is null)
            = (int_mrr_lines.product is null)
        and coalesce(int_subscription_periods.product, '')
            = coalesce(int_mrr_lines.product, '')
    where
        int_subscription_periods.standing = 'counted'
        and int_subscription_periods.state is not null
        and (
            int_subscription_periods.end_on is null
            or int_subscription_periods.start_on
            < int_subscription_periods.end_on
        )
),

final as (
    select
        line_id,
        customer_number,
        subscription_number,
        product_number,
        case when direction = 1 then start_on else end_on end as changed_on,
        direction,
        period_id,
        state,
        monthly_amount,
        unit_amount,
        quantity,
        discount_amount,
        numerator,
        denominator
    from periods
    cross join sides
    where
        case when direction = 1 then start_on else end_on end
        <= business_date()
)

select * from final
