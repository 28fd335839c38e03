-- One row per day, currency and product, from its first day in the currency on,
-- as mrr_daily, and what customers switched to the product and away from it. Its
-- customers are those who have MRR in the product.
with

products as (
    select
        currency_code,
        product,
        min(changed_on) as first_on
    from int_mrr_product_customers
    group by currency_code, product
),

days as (
    select
        products.currency_code,
        products.product,
        int_calendar.calendar_on
    from products
    inner join int_calendar on int_calendar.calendar_on >= products.first_on
),

final as (
    select
        days.calendar_on,
        days.currency_code,
        days.product,
        sum(coalesce(customers.change_amount, 0)) over running as revenue,
        movements.new_revenue,
        movements.expansion_revenue,
        movements.contraction_revenue,
        movements.churn_revenue,
        movements.reactivation_revenue,
        movements.switch_in_revenue,
        movements.switch_out_revenue,
        sum(
            coalesce(
                customers.new_customers
                + customers.reactivated_customers
                - customers.churned_customers,
                0
            )
        ) over running as paying_customers,
        coalesce(customers.new_customers, 0) as new_customers,
        coalesce(customers.churned_customers, 0) as churned_customers,
        coalesce(customers.reactivated_customers, 0) as reactivated_customers
    from days
    left join int_mrr_product_customers as customers
        on days.currency_code = customers.currency_code
        and days.product = customers.product
        and days.calendar_on = customers.changed_on
    left join int_mrr_product_movements as movements
        on days.currency_code = movements.currency_code
        and days.product = movements.product
        and days.calendar_on = movements.changed_on
    window running as (
        partition by days.currency_code, days.product
        order by days.calendar_on
        rows between unbounded preceding and current row
    )
)

select * from final
