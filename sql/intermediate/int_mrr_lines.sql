-- One row per subscription's product and currency with recurring periods, under
-- a number, and the numbers of its customer, of itself and of the customer's
-- product, each in the currency: what follows adds up and joins by these instead
-- of by all that they stand for. Those of subscriptions are negative, so that
-- none is a customer's, too.
with

lines as (
    select distinct
        customer_id,
        subscription_id,
        currency_code,
        product
    from int_subscription_periods
    where standing = 'counted' and state is not null
),

final as (
    select
        lines.customer_id,
        lines.subscription_id,
        lines.currency_code,
        lines.product,
        coalesce(int_customer_dealers.customer_dealer, 'DIRECT')
            as customer_dealer,
        row_number() over (
            order by
                lines.customer_id,
                lines.currency_code,
                lines.subscription_id,
                lines.product
        ) as line_id,
        dense_rank() over (order by lines.customer_id, lines.currency_code)
            as customer_number,
        -dense_rank() over (
            order by
                lines.customer_id, lines.currency_code, lines.subscription_id
        ) as subscription_number,
        dense_rank() over (
            order by lines.customer_id, lines.currency_code, lines.product
        ) as product_number
    from lines
    left join int_customer_dealers
        on lines.customer_id = int_customer_dealers.customer_id
)

select * from final
