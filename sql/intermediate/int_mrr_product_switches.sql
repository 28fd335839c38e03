-- One row as in int_mrr_product_changes, with the part of the change that is a
-- switch: what products fall and others rise by on the same day, up to the
-- smaller of the two, taken from the largest rises and falls first.
with

ordered as (
    select
        entity_id,
        currency_code,
        changed_on,
        product,
        change_amount,
        case
            when rise_amount < fall_amount then rise_amount
            else fall_amount
        end as switched_amount,
        coalesce(
            sum(abs(change_amount)) over (
                partition by entity_id, changed_on, sign(change_amount)
                order by abs(change_amount) desc, product
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as larger_amount
    from int_mrr_product_changes
    where rise_amount > 0 and fall_amount > 0
),

final as (
    select
        entity_id,
        currency_code,
        changed_on,
        product,
        change_amount,
        case
            when switched_amount <= larger_amount then 0
            when switched_amount - larger_amount < abs(change_amount)
                then switched_amount - larger_amount
            else abs(change_amount)
        end as switch_amount
    from ordered
    union all
    select
        entity_id,
        currency_code,
        changed_on,
        product,
        change_amount,
        0 as switch_amount
    from int_mrr_product_changes
    where rise_amount = 0 or fall_amount = 0
)

select * from final
