-- One row per customer, as of the instant at which the source was read.
select
    customer_id,
    coalesce(status, 'Unknown') as customer_status,
    coalesce(dealer_code, 'DIRECT') as customer_dealer,
    local_date(created_at) as created_on
from raw_customers
