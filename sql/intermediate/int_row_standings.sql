-- One row per source table, standing and reason: how many rows stand so.
with

final as (
    select
        'customers' as table_name, standing, rejection, count(*) as row_count
    from int_customers
    group by standing, rejection
    union all
    select 'numbers', standing, rejection, count(*)
    from int_numbers
    group by standing, rejection
    union all
    select 'features', standing, rejection, count(*)
    from int_features
    group by standing, rejection
    union all
    select 'invoices', standing, rejection, sum(invoice_count)
    from int_invoice_groups
    group by standing, rejection
    union all
    select 'invoice_items', standing, rejection, sum(invoice_item_count)
    from int_invoice_item_groups
    group by standing, rejection
    union all
    select 'subscription_periods', standing, rejection, count(*)
    from int_subscription_periods
    group by standing, rejection
)

select * from final
