-- One row per entity, product and day on which several lines of the entity
-- change: by how much its MRR in the product moves, and how much all its
-- products rise and fall on that day.
with

changes as (
    select
        mixed.entity_id,
        mixed.changed_on,
        int_mrr_lines.currency_code,
        coalesce(int_mrr_lines.product, 'Unknown') as product,
        sum(mixed.change_amount) as change_amount
    from int_mrr_mixed_lines as mixed
    inner join int_mrr_lines on mixed.line_id = int_mrr_lines.line_id
    group by
        mixed.entity_id,
        mixed.changed_on,
        int_mrr_lines.currency_code,
        coalesce(int_mrr_lines.product, 'Unknown')
    having sum(mixed.change_amount) <> 0
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
