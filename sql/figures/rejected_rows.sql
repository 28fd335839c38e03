-- One row per rejected source row: its table, its key and the reason. A row
-- without its key is told by the reason alone.
with

rejected_groups as (
    select
        group_id,
        invoice_category,
        defect,
        rejection
    from int_invoice_item_groups
    where standing = 'rejected'
),

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
    select
        'invoice_items',
        cast(int_invoice_items.invoice_item_id as varchar(20)),
        rejected_groups.rejection
    from int_invoice_items
    inner join rejected_groups
        on coalesce(int_invoice_items.group_id, 0)
            = coalesce(rejected_groups.group_id, 0)
        and int_invoice_items.invoice_category
            = rejected_groups.invoice_category
        and coalesce(int_invoice_items.defect, '')
            = coalesce(rejected_groups.defect, '')
    union all
    select 'subscription_periods', cast(period_id as varchar(20)), rejection
    from int_subscription_periods
    where standing = 'rejected'
)

select * from final
