-- One row per day of creation, status and dealer: the customers created then.
select
    created_on,
    customer_status,
    customer_dealer,
    count(*) as customer_count
from int_counted_customers
group by created_on, customer_status, customer_dealer
