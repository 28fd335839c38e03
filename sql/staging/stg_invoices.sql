-- One row per invoice, its outstanding amount as of the instant of reading.
select
    invoice_id,
    customer_id,
    coalesce(dealer_code, 'DIRECT') as invoice_dealer,
    currency as invoice_currency,
    coalesce(status, 'Unknown') as invoice_status,
    local_date(issued_at) as issued_on,
    due_on,
    amount,
    outstanding
from raw_invoices
