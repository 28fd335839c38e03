-- One row per currency, product and day on which customers get MRR in the product
-- for the first time, lose all of it or get some again: how many of each, and by
-- how much the product's MRR moves.
with

changes as (
    select
        customer_id,
        currency_code,
        coalesce(product, 'Unknown') as product,
        changed_on,
        sum(change_amount) as change_amount
    from int_mrr_line_changes
    group by
        customer_id, currency_code, coalesce(product, 'Unknown'), changed_on
    having sum(change_amount) <> 0
),

balances as (
    select
        currency_code,
        product,
        changed_on,
        change_amount,
        sum(change_amount) over history as after_amount,
        row_number() over history as movement_number
    from changes
    window history as (
        partition by customer_id, currency_code, product
        order by changed_on
        rows between unbounded preceding and current row
    )
)

select
    currency_code,
    product,
    changed_on,
    sum(change_amount) as change_amount,
    count(*) filter (where movement_number = 1) as new_customers,
    count(*) filter (where after_amount = 0) as churned_customers,
    count(*) filter (
        where movement_number > 1 and after_amount = change_amount
    ) as reactivated_customers
from balances
group by currency_code, product, changed_on
