-- One row per day of issue, dealer, currency, status, category, standing and
-- reason: the invoice items added up, in one pass over the largest table.
with

final as (
    select
        issued_on,
        invoice_dealer,
        invoice_currency,
        invoice_status,
        invoice_category,
        standing,
        rejection,
        count(*) as invoice_item_count,
        sum(net_amount) as invoice_net,
        sum(tax_amount) as invoice_tax
    from int_invoice_items
    group by
        issued_on,
        invoice_dealer,
        invoice_currency,
        invoice_status,
        invoice_category,
        standing,
        rejection
)

select * from final
