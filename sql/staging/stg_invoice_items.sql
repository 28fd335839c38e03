-- One row per line of an invoice.
select
    invoice_item_id,
    invoice_id,
    coalesce(category, 'Unknown') as invoice_category,
    net_amount,
    tax_amount
from raw_invoice_items
