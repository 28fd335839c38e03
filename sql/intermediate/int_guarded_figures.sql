-- One row per guarded figure and currency (null where it has none): its value
-- at the business date.
with

final as (
    select
        'customers' as figure_name,
        cast(null as varchar) as currency_code,
        cast(customer_count as decimal(38, 6)) as figure_value
    from customers_cube
    where grouped_by = ''
    union all
    select 'numbers', null, cast(number_count as decimal(38, 6))
    from numbers_cube
    where grouped_by = ''
    union all
    select 'features', null, cast(feature_count as decimal(38, 6))
    from features_cube
    where grouped_by = ''
    union all
    select 'invoices', invoice_currency, cast(invoice_count as decimal(38, 6))
    from invoices_cube
    where grouped_by = ''
    union all
    select
        'invoice-amount',
        invoice_currency,
        cast(invoice_amount as decimal(38, 6))
    from invoices_cube
    where grouped_by = ''
    union all
    select 'mrr', currency_code, cast(revenue as decimal(38, 6))
    from mrr_daily
    where calendar_on = business_date()
)

select * from final
