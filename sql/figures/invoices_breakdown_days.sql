-- One row per day of issue, category, currency, dealer and status: the items of
-- the invoices issued then.
-- Built as a view.
select
    issued_on,
    invoice_category,
    invoice_currency,
    invoice_dealer,
    statuses.spelling as invoice_status,
    sum(invoice_item_count) as invoice_item_count,
    sum(invoice_net) as invoice_net,
    sum(invoice_tax) as invoice_tax,
    sum(invoice_net) + sum(invoice_tax) as invoice_amount
from int_invoice_item_groups
inner join int_spellings as statuses
    on statuses.dimension = 'invoice_status'
    and statuses.folded = lower(int_invoice_item_groups.invoice_status)
where standing = 'counted'
group by
    issued_on,
    invoice_category,
    invoice_currency,
    invoice_dealer,
    statuses.spelling
