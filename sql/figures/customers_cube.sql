-- One row per combination of dimension values: its customers.
-- grouped_by names the dimensions that a cell is for, in alphabetical order;
-- the others hold all values. status_key and type_key fold case.
with

final as (
    select
        concat_ws(
            ',',
            case when grouping(customer_dealer) = 0 then 'customer_dealer' end,
            case when grouping(customer_status) = 0 then 'customer_status' end,
            case when grouping(status_key) = 0 then 'status_key' end
        ) as grouped_by,
        customer_dealer,
        customer_status,
        status_key,
        coalesce(sum(customer_count), 0) as customer_count
    from customers_days
    group by grouping sets (
        (),
        (customer_dealer),
        (status_key),
        (customer_dealer, status_key),
        (customer_status),
        (customer_dealer, customer_status)
    )
)

select * from final
