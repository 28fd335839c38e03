-- One row per day of issue, age, currency, dealer and status: the invoices
-- issued then that still have something outstanding.
with

final as (
    select
        issued_on,
        invoice_age,
        invoice_currency,
        invoice_dealer,
        lower(invoice_status) as status_key,
        sum(invoice_count) as invoice_count,
        sum(invoice_outstanding) as invoice_outstanding
    from int_invoice_groups
    where standing = 'counted' and invoice_age is not null
    group by 1, 2, 3, 4, 5
)

select * from final
