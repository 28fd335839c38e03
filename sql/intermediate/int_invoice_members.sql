-- One row per invoice: the group it belongs to. The items are added up by this
-- one number instead of by all that an invoice is grouped by.
select
    int_invoices.invoice_id,
    int_invoice_groups.group_id
from int_invoices
inner join int_invoice_groups
    on int_invoices.issued_on is not distinct from int_invoice_groups.issued_on
    and int_invoices.invoice_dealer = int_invoice_groups.invoice_dealer
    and int_invoices.invoice_currency
        is not distinct from int_invoice_groups.invoice_currency
    and int_invoices.invoice_status = int_invoice_groups.invoice_status
    and int_invoices.invoice_age
        is not distinct from int_invoice_groups.invoice_age
    and int_invoices.standing = int_invoice_groups.standing
    and int_invoices.rejection
        is not distinct from int_invoice_groups.rejection
