-- One row per category, currency and combination of dimension values: the items
-- of invoices. grouped_by is as in customers_cube.
select
    concat_ws(
        ',',
        case when grouping(invoice_dealer) = 0 then 'invoice_dealer' end,
        case when grouping(invoice_status) = 0 then 'invoice_status' end
    ) as grouped_by,
    invoice_category,
    invoice_currency,
    invoice_dealer,
    invoice_status,
    sum(invoice_item_count) as invoice_item_count,
    sum(invoice_net) as invoice_net,
    sum(invoice_tax) as invoice_tax,
    sum(invoice_amount) as invoice_amount
from invoices_breakdown_days
group by
    invoice_category,
    invoice_currency,
    cube (invoice_dealer, invoice_status)
