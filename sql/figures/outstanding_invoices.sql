-- One row per invoice that has something outstanding: the rows behind
-- invoices_aging_cube. The due day comes first, since the figure is stored by
-- its month.
-- Built as a view.
select
    int_invoices.due_on,
    int_invoices.invoice_currency as currency_code,
    int_invoices.customer_id,
    int_invoices.invoice_id,
    int_invoices.invoice_dealer as dealer_code,
    statuses.spelling as invoice_status,
    int_invoices.invoice_age,
    int_invoices.issued_on,
    int_invoices.amount as invoice_amount,
    int_invoices.outstanding
from int_invoices
inner join int_spellings as statuses
    on statuses.dimension = 'invoice_status'
    and statuses.folded = lower(int_invoices.invoice_status)
where
    int_invoices.standing = 'counted' and int_invoices.outstanding <> 0
