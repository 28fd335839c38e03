-- One row per age, currency and combination of dimension values: the invoices
-- that have something outstanding. grouped_by is as in customers_cube.
select
    concat_ws(
        ',',
        case when grouping(invoice_dealer) = 0 then 'invoice_dealer' end,
        case when grouping(invoice_status) = 0 then 'invoice_status' end
    ) as grouped_by,
    invoice_age,
    invoice_currency,
    invoice_dealer,
    invoice_status,
    sum(invoice_count) as invoice_count,
    sum(invoice_outstanding) as invoice_outstanding
from invoices_aging_days
group by invoice_age, invoice_currency, cube (invoice_dealer, invoice_status)
