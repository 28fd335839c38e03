-- One row per combination of dimension values: its numbers and their distinct
-- customers. grouped_by is as in customers_cube.
select
    concat_ws(
        ',',
        case when grouping(number_dealer) = 0 then 'number_dealer' end,
        case when grouping(number_status) = 0 then 'number_status' end,
        case when grouping(number_type) = 0 then 'number_type' end
    ) as grouped_by,
    number_dealer,
    number_status,
    number_type,
    count(distinct customer_id) as number_customer_count,
    count(*) as number_count
from int_counted_numbers
group by cube (number_dealer, number_status, number_type)
