-- One row per age, currency and combination of dimension values.
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
        invoice_age,
        invoice_currency,
        invoice_dealer,
        status_key,
        sum(invoice_count) as invoice_count,
        sum(invoice_outstanding) as invoice_outstanding
    from invoices_aging_days
    group by grouping sets (
        (invoice_age, invoice_currency),
        (invoice_age, invoice_currency, invoice_dealer),
        (invoice_age, invoice_currency, status_key),
        (invoice_age, invoice_currency, invoice_dealer, status_key)
    )
)

select * from final
