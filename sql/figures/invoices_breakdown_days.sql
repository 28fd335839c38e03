-- One row per day of issue, category, currency, dealer and status: the items of
-- the invoices issued then.
-- Built as a view.
with

final as (
    select
        issued_on,
        invoice_category,
        invoice_currency,
        invoice_dealer,
        lower(invoice_status) as status_key,
        sum(invoice_item_count) as invoice_item_count,
        sum(invoice_net) as invoice_net,
        sum(invoice_tax) as invoice_tax,
        sum(invoice_net) + sum(invoice_tax) as invoice_amount
    from int_invoice_item_groups
    where standing = 'counted'
    group by 1, 2, 3, 4, 5
)

select * from final
