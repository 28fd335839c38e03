-- One row per currency, product and day on which customers get MRR in the product
-- for the first time, lose all of it or get some again: how many of each, and by
-- how much the product's MRR moves.
with

changes as (
    select
        product_number,
        changed_on,
        min(line_id) as line_id,
        sum(change_amount) as change_amount
    from int_mrr_edges
    group by product_number, changed_on
    having sum(change_amount) <> 0
),

histories as (
    select
        *,
        sum(change_amount) over history as after_amount,
        lag(changed_on) over history as previous_on
    from changes
    window history as (
        partition by product_number
        order by changed_on
        rows between unbounded preceding and current row
    )
),

balances as (
    select
        histories.*,
        int_mrr_lines.currency_code,
        coalesce(int_mrr_lines.product, 'Unknown') as product
    from histories
    inner join int_mrr_lines on histories.line_id = int_mrr_lines.line_id
)

select
    currency_code,
    product,
    changed_on,
    sum(change_amount) as change_amount,
    count(*) filter (where previous_on is null) as new_customers,
    count(*) filter (where after_amount = 0) as churned_customers,
    count(*) filter (
        where previous_on is not null and after_amount = change_amount
    ) as reactivated_customers
from balances
group by currency_code, product, changed_on
