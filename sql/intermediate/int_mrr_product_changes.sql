-- One row per entity, product and day on which several lines of the entity
-- change: by how much its MRR in the product moves, and how much all its
-- products rise and fall on that day.
with

changes as (
    select
        entity_id,
        changed_on,
        currency_code,
        coalesce(product, 'Unknown') as product,
        sum(change_amount) as change_amount
    from int_mrr_mixed_lines
    group by
        entity_id,
        changed_on,
        currency_code,
        coalesce(product, 'Unknown')
    having sum(change_amount) <> 0
),

final as (
    select
        *,
        sum(case when change_amount > 0 then change_amount else 0 end)
            over days as rise_amount,
        sum(case when change_amount < 0 then -change_amount else 0 end)
            over days as fall_amount
    from changes
    window days as (partition by entity_id, changed_on)
)

select * from final
