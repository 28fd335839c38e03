-- One row per category, currency and combination of dimension values.
-- grouped_by names the dimensions that a cell is for, in alphabetical order;
-- the others hold all values. status_key and type_key fold case.
with

final as (
    select
        concat_ws(
            ',',
            case when grouping(invoice_dealer) = 0 then 'invoice_dealer' end,
            case when grouping(status_key) = 0 then 'status_key' end
        ) as grouped_by,
        invoice_category,
        invoice_currency,
        invoice_dealer,
        status_key,
        sum(invoice_item_count) as invoice_item_count,
        sum(invoice_net) as invoice_net,
        sum(invoice_tax) as invoice_tax,
        sum(invoice_amount) as invoice_amount
    from invoices_breakdown_days
    group by grouping sets (
        (invoice_category, invoice_currency),
        (invoice_category, invoice_currency, invoice_dealer),
        (invoice_category, invoice_currency, status_key),
        (invoice_category, invoice_currency, invoice_dealer, status_key)
    )
)

select * from final
