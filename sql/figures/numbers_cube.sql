-- One row per combination of dimension values: its numbers and their distinct
-- customers. grouped_by is as in customers_cube. The numbers are added up per
-- customer first, which is faster than to look for distinct ones.
with

customers as (
    select
        grouping(number_dealer) as is_any_dealer,
        grouping(number_status) as is_any_status,
        grouping(number_type) as is_any_type,
        number_dealer,
        number_status,
        number_type,
        customer_id,
        count(*) as number_count
    from int_counted_numbers
    group by customer_id, cube (number_dealer, number_status, number_type)
),

final as (
    select
        concat_ws(
            ',',
            case when is_any_dealer = 0 then 'number_dealer' end,
            case when is_any_status = 0 then 'number_status' end,
            case when is_any_type = 0 then 'number_type' end
        ) as grouped_by,
        number_dealer,
        number_status,
        number_type,
        count(customer_id) as number_customer_count,
        cast(sum(number_count) as bigint) as number_count
    from customers
    group by
        is_any_dealer,
        is_any_status,
        is_any_type,
        number_dealer,
        number_status,
        number_type
    union all
    select '', null, null, null, 0, 0
    where not exists (select 1 from int_counted_numbers)
)

select * from final
