-- One row per day of issue, dealer, currency, status, age and defect: the
-- invoices added up, with the standing that they share, under a number.
with

grouped as (
    select
        issued_on,
        invoice_dealer,
        invoice_currency,
        invoice_status,
        invoice_age,
        defect,
        standing,
        rejection,
        count(*) as invoice_count,
        sum(amount) as invoice_amount,
        sum(outstanding) as invoice_outstanding
    from int_invoices
    group by
        issued_on,
        invoice_dealer,
        invoice_currency,
        invoice_status,
        invoice_age,
        defect,
        standing,
        rejection
),

final as (
    select
        *,
        row_number() over (order by issued_on) as group_id
    from grouped
)

select * from final
