-- One row per customer, subscription, currency and day on which its MRR moves:
-- by the changes of its products.
select
    customer_id,
    subscription_id,
    currency_code,
    changed_on,
    sum(change_amount) as change_amount
from int_mrr_line_changes
group by customer_id, subscription_id, currency_code, changed_on
having sum(change_amount) <> 0
