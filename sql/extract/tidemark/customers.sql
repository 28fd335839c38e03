-- One row per customer, past or present, in the state of the reading.
select
    customer.id as customer_id,
    customer.state as status,
    customer.dealer_code as dealer_code,
    customer.signed_up_at as created_at
from billing.customer as customer
