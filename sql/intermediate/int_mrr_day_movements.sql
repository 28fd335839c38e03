-- One row per scope (a dealer, or null for all), currency and day with
-- movements: these by class, null where there was none, and the customers who
-- came, left and returned.
select
    grouping(customer_dealer) as is_all,
    customer_dealer,
    currency_code,
    movement_on,
    sum(case when movement_class = 'new' then movement_amount end)
        filter (where movement_level = movement_level())
        as new_revenue,
    sum(case when movement_class = 'expansion' then movement_amount end)
        filter (where movement_level = movement_level())
        as expansion_revenue,
    sum(case when movement_class = 'contraction' then movement_amount end)
        filter (where movement_level = movement_level())
        as contraction_revenue,
    sum(case when movement_class = 'churn' then movement_amount end)
        filter (where movement_level = movement_level())
        as churn_revenue,
    sum(case when movement_class = 'reactivation' then movement_amount end)
        filter (where movement_level = movement_level())
        as reactivation_revenue,
    count(*) filter (
        where movement_level = 'customer' and movement_class = 'new'
    ) as new_customers,
    count(*) filter (
        where movement_level = 'customer' and movement_class = 'churn'
    ) as churned_customers,
    count(*) filter (
        where
            movement_level = 'customer' and movement_class = 'reactivation'
    ) as reactivated_customers
from int_mrr_movements
inner join int_mrr_dealers
    on int_mrr_movements.dealer_number = int_mrr_dealers.dealer_number
group by grouping sets (
    (currency_code, movement_on),
    (customer_dealer, currency_code, movement_on)
)
