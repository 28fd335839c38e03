-- One row per day of issue, age, currency, dealer and status: the invoices
-- issued then that still have something outstanding.
select
    issued_on,
    invoice_age,
    invoice_currency,
    invoice_dealer,
    statuses.spelling as invoice_status,
    sum(invoice_count) as invoice_count,
    sum(invoice_outstanding) as invoice_outstanding
from int_invoice_groups
inner join int_spellings as statuses
    on statuses.dimension = 'invoice_status'
    and statuses.folded = lower(int_invoice_groups.invoice_status)
where standing = 'counted' and invoice_age is not null
group by
    issued_on,
    invoice_age,
    invoice_currency,
    invoice_dealer,
    statuses.spelling
