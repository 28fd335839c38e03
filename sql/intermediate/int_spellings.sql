-- One row per dimension and value of it in any case: the spelling that most of
-- the rows that count have; of several, the first by code point.
with

spelled as (
    select
        'customer_status' as dimension,
        customer_status as spelling,
        count(*) as row_count
    from int_customers
    where standing = 'counted'
    group by customer_status
    union all
    select 'number_status', number_status, count(*)
    from int_numbers
    where standing = 'counted'
    group by number_status
    union all
    select 'number_type', number_type, count(*)
    from int_numbers
    where standing = 'counted'
    group by number_type
    union all
    select 'feature_status', feature_status, count(*)
    from int_features
    where standing = 'counted'
    group by feature_status
    union all
    select 'feature_type', feature_type, count(*)
    from int_features
    where standing = 'counted'
    group by feature_type
    union all
    select 'invoice_status', invoice_status, sum(invoice_count)
    from int_invoice_groups
    where standing = 'counted'
    group by invoice_status
),

ranked as (
    select
        dimension,
        spelling,
        lower(spelling) as folded,
        row_number() over (
            partition by dimension, lower(spelling)
            order by row_count desc, spelling
        ) as place
    from spelled
),

final as (
    select
        dimension,
        folded,
        spelling
    from ranked
    where place = 1
)

select * from final
