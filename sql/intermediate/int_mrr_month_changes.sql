-- One row per movement of a customer, with its month and that of its first one
-- in the currency by number: by how much its MRR changed, from what, and on
-- which days it did before and after that.
-- Built as a view.
with

final as (
    select
        entity_id,
        dealer_number,
        movement_class,
        cast(
            extract(year from movement_on) * 12
            + extract(month from movement_on) - 1 as integer
        ) as month_number,
        cast(
            extract(year from first_on) * 12
            + extract(month from first_on) - 1 as integer
        ) as cohort_number,
        previous_on,
        next_on,
        before_amount,
        after_amount - before_amount as change_amount
    from int_mrr_movements
    where movement_level = 'customer'
)

select * from final
