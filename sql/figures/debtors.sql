-- One row per customer, currency and dealer of the invoices that have something
-- outstanding, and one for all of these dealers, with a null: what these
-- invoices come to, also by their age, null where there are none of it.
select
    currency_code,
    customer_id,
    dealer_code,
    sum(outstanding) as outstanding,
    coalesce(
        sum(case when invoice_age <> 'Not due' then outstanding end), 0
    ) as overdue,
    min(case when outstanding > 0 then due_on end) as oldest_due_on,
    sum(case when invoice_age = 'Not due' then outstanding end) as not_due,
    sum(case when invoice_age = '1-30' then outstanding end)
        as overdue_1_30,
    sum(case when invoice_age = '31-60' then outstanding end)
        as overdue_31_60,
    sum(case when invoice_age = '61-90' then outstanding end)
        as overdue_61_90,
    sum(case when invoice_age = 'Over 90' then outstanding end)
        as overdue_over_90,
    count(*) as invoice_count
from outstanding_invoices
group by grouping sets (
    (currency_code, customer_id),
    (currency_code, customer_id, dealer_code)
)
