-- One row per day of creation, status and dealer: the customers created then.
with

final as (
    select
        created_on,
        customer_status,
        lower(customer_status) as status_key,
        customer_dealer,
        count(*) as customer_count
    from int_customers
    where standing = 'counted'
    group by created_on, customer_status, customer_dealer
)

select * from final
