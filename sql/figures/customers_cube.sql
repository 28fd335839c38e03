-- One row per combination of dimension values: its customers. grouped_by names
-- the dimensions that a cell is for, in alphabetical order; it is for all values
-- of the others.
select
    concat_ws(
        ',',
        case when grouping(customer_dealer) = 0 then 'customer_dealer' end,
        case when grouping(customer_status) = 0 then 'customer_status' end
    ) as grouped_by,
    customer_dealer,
    customer_status,
    coalesce(sum(customer_count), 0) as customer_count
from customers_days
group by cube (customer_dealer, customer_status)
