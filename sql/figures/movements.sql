-- One row per customer (or subscription), currency and day whose MRR moved:
-- its class, by how much, and the MRR at the two day ends.
-- Built as a view.
with

final as (
    select
        movement_on,
        currency_code,
        customer_id,
        subscription_id,
        customer_dealer,
        movement_class,
        movement_amount,
        before_amount,
        after_amount
    from int_mrr_movements
    where movement_level = movement_level()
)

select * from final
