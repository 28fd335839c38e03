-- One row per combination of dimension values: its features and customers.
-- grouped_by names the dimensions that a cell is for, in alphabetical order;
-- the others hold all values. status_key and type_key fold case.
with

final as (
    select
        concat_ws(
            ',',
            case when grouping(feature_dealer) = 0 then 'feature_dealer' end,
            case when grouping(feature_status) = 0 then 'feature_status' end,
            case when grouping(feature_type) = 0 then 'feature_type' end,
            case when grouping(status_key) = 0 then 'status_key' end,
            case when grouping(type_key) = 0 then 'type_key' end
        ) as grouped_by,
        feature_dealer,
        feature_status,
        feature_type,
        status_key,
        type_key,
        count(distinct customer_id) as feature_customer_count,
        count(*) as feature_count
    from (
        select
            *,
            lower(feature_status) as status_key,
            lower(feature_type) as type_key
        from int_features
        where standing = 'counted'
    ) as counted
    group by grouping sets (
        (),
        (type_key),
        (status_key),
        (status_key, type_key),
        (feature_dealer),
        (feature_dealer, type_key),
        (feature_dealer, status_key),
        (feature_dealer, status_key, type_key),
        (feature_status),
        (feature_status, type_key),
        (feature_dealer, feature_status),
        (feature_dealer, feature_status, type_key),
        (feature_type),
        (feature_type, status_key),
        (feature_dealer, feature_type),
        (feature_dealer, feature_type, status_key)
    )
)

select * from final
