-- One row per day of issue, currency, dealer and status: the invoices issued
-- then.
with

final as (
    select
        issued_on,
        substr(cast(issued_on as varchar(10)), 1, 7) as invoice_month,
        invoice_currency,
        invoice_dealer,
        invoice_status,
        lower(invoice_status) as status_key,
        sum(invoice_count) as invoice_count,
        sum(invoice_amount) as invoice_amount,
        sum(invoice_outstanding) as invoice_outstanding
    from int_invoice_groups
    where standing = 'counted'
    group by issued_on, invoice_currency, invoice_dealer, invoice_status
)

select * from final
