-- Measures that add up do: in each cube every grouping has the sum of the rows
-- that count.
with

cells as (
    select
        'customers' as object,
        grouped_by,
        '' as currency_code,
        sum(customer_count) as row_count,
        0 as amount
    from customers_cube
    group by grouped_by
    union all
    select 'numbers', grouped_by, '', sum(number_count), 0
    from numbers_cube
    group by grouped_by
    union all
    select 'features', grouped_by, '', sum(feature_count), 0
    from features_cube
    group by grouped_by
    union all
    select
        'features charges',
        grouped_by,
        feature_currency,
        sum(feature_count),
        sum(feature_monthly_amount)
    from features_charges_cube
    group by grouped_by, feature_currency
    union all
    select
        'invoices',
        grouped_by,
        invoice_currency,
        sum(invoice_count),
        sum(invoice_amount)
    from invoices_cube
    group by grouped_by, invoice_currency
    union all
    select
        'invoices aging',
        grouped_by,
        invoice_currency,
        null,
        sum(invoice_outstanding)
    from invoices_aging_cube
    group by grouped_by, invoice_currency
    union all
    select
        'invoices breakdown',
        grouped_by,
        invoice_currency,
        sum(invoice_item_count),
        sum(invoice_amount)
    from invoices_breakdown_cube
    group by grouped_by, invoice_currency
),

totals as (
    select
        'customers' as object,
        '' as currency_code,
        count(*) as row_count,
        0 as amount
    from int_customers
    where standing = 'counted'
    union all
    select 'numbers', '', count(*), 0
    from int_numbers
    where standing = 'counted'
    union all
    select 'features', '', count(*), 0
    from int_features
    where standing = 'counted'
    union all
    select 'features charges', feature_currency, count(*), sum(monthly_amount)
    from int_features
    where standing = 'counted'
    group by feature_currency
    union all
    select 'invoices', invoice_currency, count(*), sum(amount)
    from int_invoices
    where standing = 'counted'
    group by invoice_currency
    union all
    select 'invoices aging', invoice_currency, null, sum(outstanding)
    from int_invoices
    where standing = 'counted' and outstanding <> 0
    group by invoice_currency
    union all
    select
        'invoices breakdown',
        invoice_currency,
        sum(invoice_item_count),
        sum(invoice_net) + sum(invoice_tax)
    from int_invoice_item_groups
    where standing = 'counted'
    group by invoice_currency
)

select
    cells.object,
    cells.grouped_by,
    cells.currency_code,
    cells.row_count,
    totals.row_count as expected_row_count,
    cells.amount,
    totals.amount as expected_amount
from cells
left join totals
    on cells.object = totals.object
    and cells.currency_code = totals.currency_code
where
    totals.object is null
    or cells.row_count <> totals.row_count
    or cells.amount <> totals.amount
order by cells.object, cells.grouped_by, cells.currency_code
