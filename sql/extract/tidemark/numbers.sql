-- One row per telephone number, without the number itself; customer_id is null
-- where it is reserved for nobody yet.
select
    phone_number.id as number_id,
    phone_number.customer_id as customer_id,
    phone_number.state as status,
    phone_number.number_type as type,
    phone_number.dealer_code as dealer_code,
    phone_number.allocated_at as created_at
from billing.phone_number as phone_number
