-- Per tenant how many snapshots there are by what became of them. The many that
-- are published are counted in an index, the few that were held one by one.
with

stored as (
    select
        tenant,
        count(*) as stored_count
    from tidemark.snapshot
    group by tenant
),

kept_back as (
    select
        snapshot.tenant,
        count(*) filter (where decision.snapshot_id is null) as held_count,
        count(*) filter (
            where decision.decision = 'discard'
        ) as discarded_count
    from tidemark.hold
    inner join tidemark.snapshot on hold.snapshot_id = snapshot.snapshot_id
    left join tidemark.decision on hold.snapshot_id = decision.snapshot_id
    group by snapshot.tenant
),

final as (
    select
        stored.tenant,
        stored.stored_count
        - coalesce(kept_back.held_count, 0)
        - coalesce(kept_back.discarded_count, 0) as published,
        coalesce(kept_back.held_count, 0) as held,
        coalesce(kept_back.discarded_count, 0) as discarded
    from stored
    left join kept_back on stored.tenant = kept_back.tenant
)

select * from final
order by tenant collate "C"
