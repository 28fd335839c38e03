-- One row per day of issue, currency, dealer and status: the invoices issued
-- then.
select
    issued_on,
    substr(cast(issued_on as varchar(10)), 1, 7) as invoice_month,
    invoice_currency,
    invoice_dealer,
    statuses.spelling as invoice_status,
    sum(invoice_count) as invoice_count,
    sum(invoice_amount) as invoice_amount,
    sum(invoice_outstanding) as invoice_outstanding
from int_invoice_groups
inner join int_spellings as statuses
    on statuses.dimension = 'invoice_status'
    and statuses.folded = lower(int_invoice_groups.invoice_status)
where standing = 'counted'
group by issued_on, invoice_currency, invoice_dealer, statuses.spelling
