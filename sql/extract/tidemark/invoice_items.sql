-- One row per line of an invoice, in the invoice's currency.
select
    invoice_item.id as invoice_item_id,
    invoice_item.invoice_id as invoice_id,
    invoice_item.category as category,
    invoice_item.net_amount as net_amount,
    invoice_item.vat_amount as tax_amount
from billing.invoice_item as invoice_item
