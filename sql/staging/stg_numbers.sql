-- One row per telephone number; a number may have no customer.
select
    number_id,
    customer_id,
    coalesce(status, 'Unknown') as number_status,
    coalesce(type, 'Unknown') as number_type,
    coalesce(dealer_code, 'DIRECT') as number_dealer,
    local_date(created_at) as created_on
from raw_numbers
