-- One row per combination of dimension values: its numbers and customers.
-- grouped_by names the dimensions that a cell is for, in alphabetical order;
-- the others hold all values. status_key and type_key fold case.
with

final as (
    select
        concat_ws(
            ',',
            case when grouping(number_dealer) = 0 then 'number_dealer' end,
            case when grouping(number_status) = 0 then 'number_status' end,
            case when grouping(number_type) = 0 then 'number_type' end,
            case when grouping(status_key) = 0 then 'status_key' end,
            case when grouping(type_key) = 0 then 'type_key' end
        ) as grouped_by,
        number_dealer,
        number_status,
        number_type,
        status_key,
        type_key,
        count(distinct customer_id) as number_customer_count,
        count(*) as number_count
    from (
        select
            *,
            lower(number_status) as status_key,
            lower(number_type) as type_key
        from int_numbers
        where standing = 'counted'
    ) as counted
    group by grouping sets (
        (),
        (type_key),
        (status_key),
        (status_key, type_key),
        (number_dealer),
        (number_dealer, type_key),
        (number_dealer, status_key),
        (number_dealer, status_key, type_key),
        (number_status),
        (number_status, type_key),
        (number_dealer, number_status),
        (number_dealer, number_status, type_key),
        (number_type),
        (number_type, status_key),
        (number_dealer, number_type),
        (number_dealer, number_type, status_key)
    )
)

select * from final
