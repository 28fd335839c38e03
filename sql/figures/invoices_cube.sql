-- One row per currency and combination of dimension values: its invoices.
-- grouped_by names the dimensions that a cell is for, in alphabetical order;
-- the others hold all values. status_key and type_key fold case. The month comes
-- first, since the figure is stored by it: a past month seldom changes.
with

final as (
    select
        invoice_month,
        concat_ws(
            ',',
            case when grouping(invoice_dealer) = 0 then 'invoice_dealer' end,
            case when grouping(invoice_month) = 0 then 'invoice_month' end,
            case when grouping(invoice_status) = 0 then 'invoice_status' end,
            case when grouping(status_key) = 0 then 'status_key' end
        ) as grouped_by,
        invoice_currency,
        invoice_dealer,
        invoice_status,
        status_key,
        sum(invoice_count) as invoice_count,
        sum(invoice_amount) as invoice_amount,
        sum(invoice_outstanding) as invoice_outstanding
    from invoices_days
    group by grouping sets (
        (invoice_currency),
        (invoice_currency, invoice_dealer),
        (invoice_currency, status_key),
        (invoice_currency, invoice_dealer, status_key),
        (invoice_currency, invoice_month),
        (invoice_currency, invoice_dealer, invoice_month),
        (invoice_currency, invoice_month, status_key),
        (invoice_currency, invoice_dealer, invoice_month, status_key),
        (invoice_currency, invoice_status),
        (invoice_currency, invoice_dealer, invoice_status)
    )
)

select * from final
