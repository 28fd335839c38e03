-- One row per rejected source row: its table, its key and the reason. A row
-- without its key is told by the reason alone.
with

final as (
    select
        'customers' as table_name,
        customer_id as row_key,
        rejection as reason
    from int_customers
    where standing = 'rejected'
    union all
    select 'numbers', cast(number_id as varchar(20)), rejection
    from int_numbers
    where standing = 'rejected'
    union all
    select 'features', cast(feature_id as varchar(20)), rejection
    from int_features
    where standing = 'rejected'
    union all
    select 'invoices', cast(invoice_id as varchar(20)), rejection
    from int_invoices
    where standing = 'rejected'
    union all
    select 'invoice_items', cast(invoice_item_id as varchar(20)), rejection
    from int_invoice_items
    where standing = 'rejected'
    union all
    select 'subscription_periods', cast(period_id as varchar(20)), rejection
    from int_subscription_periods
    where standing = 'rejected'
)

select * from final
