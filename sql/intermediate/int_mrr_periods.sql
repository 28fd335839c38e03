-- One row per recurring period that counts and lasts a local day or more, with
-- its line, the line's numbers and its terms.
with

recurring as (
    select *
    from int_subscription_periods
    where
        standing = 'counted'
        and state is not null
        and (end_on is null or start_on < end_on)
),

final as (
    select
        recurring.period_id,
        int_mrr_lines.line_id,
        int_mrr_lines.customer_number,
        int_mrr_lines.dealer_number,
        int_mrr_lines.subscription_number,
        int_mrr_lines.product_number,
        recurring.start_on,
        recurring.end_on,
        recurring.state,
        recurring.unit_amount,
        recurring.quantity,
        recurring.discount_amount,
        recurring.numerator,
        recurring.denominator,
        recurring.monthly_amount
    from recurring
    inner join int_mrr_lines
        on recurring.customer_id = int_mrr_lines.customer_id
        and recurring.subscription_id = int_mrr_lines.subscription_id
        and recurring.currency_code = int_mrr_lines.currency_code
        and (recurring.product is null) = (int_mrr_lines.product is null)
        and coalesce(recurring.product, '')
            = coalesce(int_mrr_lines.product, '')
)

select * from final
