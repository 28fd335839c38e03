-- One row per customer (or subscription), currency and day whose MRR moved:
-- its class, by how much, the MRR at the two day ends, and why. The
-- subscription is there if one alone moved.
-- Built as a view.
select
    movement_on,
    currency_code,
    customer_id,
    subscription_id,
    customer_dealer,
    movement_class,
    movement_amount,
    before_amount,
    after_amount,
    product,
    causes as cause
from int_mrr_movements
where movement_level = movement_level()
