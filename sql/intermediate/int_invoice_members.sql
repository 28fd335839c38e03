-- One row per invoice: the group it belongs to. The items are added up by this
-- one number instead of by all that an invoice is grouped by. Nulls are filled
-- on both sides, since engines join fast on equality only.
select
    int_invoices.invoice_id,
    int_invoice_groups.group_id
from int_invoices
inner join int_invoice_groups
    on coalesce(int_invoices.issued_on, date '0001-01-01')
        = coalesce(int_invoice_groups.issued_on, date '0001-01-01')
    and int_invoices.invoice_dealer = int_invoice_groups.invoice_dealer
    and (int_invoices.invoice_currency is null)
        = (int_invoice_groups.invoice_currency is null)
    and coalesce(int_invoices.invoice_currency, '')
        = coalesce(int_invoice_groups.invoice_currency, '')
    and int_invoices.invoice_status = int_invoice_groups.invoice_status
    and coalesce(int_invoices.invoice_age, '')
        = coalesce(int_invoice_groups.invoice_age, '')
    and coalesce(int_invoices.defect, '')
        = coalesce(int_invoice_groups.defect, '')
