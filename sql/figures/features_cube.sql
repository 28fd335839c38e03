-- One row per combination of dimension values: its features and their distinct
-- customers. grouped_by is as in customers_cube.
select
    concat_ws(
        ',',
        case when grouping(feature_dealer) = 0 then 'feature_dealer' end,
        case when grouping(feature_status) = 0 then 'feature_status' end,
        case when grouping(feature_type) = 0 then 'feature_type' end
    ) as grouped_by,
    feature_dealer,
    feature_status,
    feature_type,
    count(distinct customer_id) as feature_customer_count,
    count(*) as feature_count
from int_counted_features
group by cube (feature_dealer, feature_status, feature_type)
