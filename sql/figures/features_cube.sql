-- One row per combination of dimension values: its features and their distinct
-- customers. grouped_by is as in customers_cube. The features are added up per
-- customer first, which is faster than to look for distinct ones.
with

customers as (
    select
        grouping(feature_dealer) as is_any_dealer,
        grouping(feature_status) as is_any_status,
        grouping(feature_type) as is_any_type,
        feature_dealer,
        feature_status,
        feature_type,
        customer_id,
        count(*) as feature_count
    from int_counted_features
    group by customer_id, cube (feature_dealer, feature_status, feature_type)
),

final as (
    select
        concat_ws(
            ',',
            case when is_any_dealer = 0 then 'feature_dealer' end,
            case when is_any_status = 0 then 'feature_status' end,
            case when is_any_type = 0 then 'feature_type' end
        ) as grouped_by,
        feature_dealer,
        feature_status,
        feature_type,
        count(customer_id) as feature_customer_count,
        cast(sum(feature_count) as bigint) as feature_count
    from customers
    group by
        is_any_dealer,
        is_any_status,
        is_any_type,
        feature_dealer,
        feature_status,
        feature_type
    union all
    select '', null, null, null, 0, 0
    where not exists (select 1 from int_counted_features)
)

select * from final
