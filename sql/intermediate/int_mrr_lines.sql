-- One row per subscription's product and currency with recurring periods, under
-- a number, and the numbers of its customer, of its dealer, of itself and of the
-- customer's product, each in the currency: what follows adds up and joins by
-- these instead of by all that they stand for. Those of subscriptions are
-- negative, so that none is a customer's, too.
with

lines as (
    select distinct
        int_subscription_periods.customer_id,
        int_subscription_periods.subscription_id,
        int_subscription_periods.currency_code,
        int_subscription_periods.product,
        coalesce(int_customer_dealers.customer_dealer, 'DIRECT')
            as customer_dealer
    from int_subscription_periods
    left join int_customer_dealers
        on int_subscription_periods.customer_id
            = int_customer_dealers.customer_id
    where
        int_subscription_periods.standing = 'counted'
        and int_subscription_periods.state is not null
),

final as (
    select
        *,
        row_number() over (
            order by customer_id, currency_code, subscription_id, product
        ) as line_id,
        dense_rank() over (order by customer_id, currency_code)
            as customer_number,
        dense_rank() over (order by customer_dealer, currency_code)
            as dealer_number,
        -dense_rank() over (
            order by customer_id, currency_code, subscription_id
        ) as subscription_number,
        dense_rank() over (order by customer_id, currency_code, product)
            as product_number
    from lines
)

select * from final
