-- A key that stands in more than one row of its table.
with

repeated as (
    select 'dealers' as table_name, dealer_code as row_key, count(*) as row_count
    from stg_dealers
    group by dealer_code
    having count(*) > 1
    union all
    select 'customers', customer_id, count(*)
    from stg_customers
    group by customer_id
    having count(*) > 1
    union all
    select 'numbers', cast(number_id as varchar(20)), count(*)
    from stg_numbers
    group by number_id
    having count(*) > 1
    union all
    select 'features', cast(feature_id as varchar(20)), count(*)
    from stg_features
    group by feature_id
    having count(*) > 1
    union all
    select 'invoices', cast(invoice_id as varchar(20)), count(*)
    from stg_invoices
    group by invoice_id
    having count(*) > 1
    union all
    select 'invoice_items', cast(invoice_item_id as varchar(20)), count(*)
    from stg_invoice_items
    group by invoice_item_id
    having count(*) > 1
    union all
    select 'subscription_periods', cast(period_id as varchar(20)), count(*)
    from stg_subscription_periods
    group by period_id
    having count(*) > 1
    union all
    select
        'exchange_rates',
        concat_ws(' ', quoted_on, from_currency, to_currency),
        count(*)
    from stg_exchange_rates
    group by quoted_on, from_currency, to_currency
    having count(*) > 1
)

select
    table_name,
    row_key,
    row_count
from repeated
where row_key is not null
order by table_name, row_key
