-- Every currency, dealer (null for all) and age: what debtors owe comes to what
-- is outstanding in the aging; so do all of it and what is overdue.
with

ages as (
    select invoice_age
    from (
        values
            ('Not due'), ('1-30'), ('31-60'), ('61-90'), ('Over 90'),
            ('overdue'), ('all')
    ) as labels (invoice_age)
),

aging as (
    select
        aging_cells.invoice_currency as currency_code,
        aging_cells.invoice_dealer as dealer_code,
        ages.invoice_age,
        sum(aging_cells.invoice_outstanding) as outstanding
    from invoices_aging_cube as aging_cells
    inner join ages
        on ages.invoice_age = aging_cells.invoice_age
        or ages.invoice_age = 'all'
        or ages.invoice_age = 'overdue'
        and aging_cells.invoice_age <> 'Not due'
    where aging_cells.grouped_by in ('', 'invoice_dealer')
    group by
        aging_cells.invoice_currency,
        aging_cells.invoice_dealer,
        ages.invoice_age
),

owed as (
    select
        debtors.currency_code,
        debtors.dealer_code,
        ages.invoice_age,
        coalesce(
            sum(
                case ages.invoice_age
                    when 'Not due' then debtors.not_due
                    when '1-30' then debtors.overdue_1_30
                    when '31-60' then debtors.overdue_31_60
                    when '61-90' then debtors.overdue_61_90
                    when 'Over 90' then debtors.overdue_over_90
                    when 'overdue' then debtors.overdue
                    else debtors.outstanding
                end
            ),
            0
        ) as outstanding
    from debtors
    cross join ages
    group by debtors.currency_code, debtors.dealer_code, ages.invoice_age
)

select
    coalesce(aging.currency_code, owed.currency_code) as currency_code,
    coalesce(aging.dealer_code, owed.dealer_code) as dealer_code,
    coalesce(aging.invoice_age, owed.invoice_age) as invoice_age,
    aging.outstanding,
    owed.outstanding as owed
from aging
full join owed
    on aging.currency_code = owed.currency_code
    and coalesce(aging.dealer_code, '') = coalesce(owed.dealer_code, '')
    and aging.invoice_age = owed.invoice_age
where coalesce(aging.outstanding, 0) <> coalesce(owed.outstanding, 0)
order by currency_code, dealer_code, invoice_age
