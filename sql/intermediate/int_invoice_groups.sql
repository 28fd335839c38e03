-- One row per day of issue, dealer, currency, status, age, standing and reason:
-- the invoices added up, under a number for the group.
with

grouped as (
    select
        issued_on,
        invoice_dealer,
        invoice_currency,
        invoice_status,
        invoice_age,
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
