-- One row per currency and combination of dimension values: its invoices.
-- grouped_by is as in customers_cube. The month comes first, since the figure is
-- stored by it: a past month seldom changes.
select
    invoice_month,
    concat_ws(
        ',',
        case when grouping(invoice_dealer) = 0 then 'invoice_dealer' end,
        case when grouping(invoice_month) = 0 then 'invoice_month' end,
        case when grouping(invoice_status) = 0 then 'invoice_status' end
    ) as grouped_by,
    invoice_currency,
    invoice_dealer,
    invoice_status,
    sum(invoice_count) as invoice_count,
    sum(invoice_amount) as invoice_amount,
    sum(invoice_outstanding) as invoice_outstanding
from invoices_days
group by invoice_currency, cube (invoice_dealer, invoice_month, invoice_status)
