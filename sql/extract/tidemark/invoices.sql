-- One row per invoice in any state; amount and outstanding include tax.
select
    invoice.id as invoice_id,
    invoice.customer_id as customer_id,
    invoice.dealer_code as dealer_code,
    invoice.currency_code as currency,
    invoice.state as status,
    invoice.issued_at as issued_at,
    invoice.due_on as due_on,
    invoice.grand_total as amount,
    invoice.amount_due as outstanding
from billing.invoice as invoice
