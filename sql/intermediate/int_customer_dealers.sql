-- One row per customer: the dealer that it has now.
select
    customer_id,
    max(customer_dealer) as customer_dealer
from stg_customers
group by customer_id
