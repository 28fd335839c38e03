-- One row per snapshot of a tenant, the newest first, with why it is kept; null
-- if it is not. Days count back from the latest published business date, but
-- never from a day to come, so that a job that stood still loses nothing.
with

snapshots as (
    select
        snapshot_id,
        business_date,
        revision,
        state,
        state = 'published' as is_published,
        date_trunc('month', business_date) as business_month
    from tidemark.snapshot_state
    where tenant = :tenant
),

latest as (
    select
        max(least(business_date, cast(:today as date))) as counted_from
    from snapshots
    where is_published
),

ranked as (
    select
        snapshots.*,
        latest.counted_from,
        row_number() over (
            partition by is_published
            order by business_date desc, revision desc
        ) as position,
        row_number() over (
            partition by is_published, business_month
            order by business_date desc, revision desc
        ) as position_in_month
    from snapshots
    cross join latest
),

waiting as (
    select distinct business_date, revision
    from tidemark.delivery
    where
        tenant = :tenant
        and kind = 'report'
        and state in ('pending', 'sending', 'failed')
),

final as (
    select
        ranked.snapshot_id,
        ranked.business_date,
        ranked.revision,
        ranked.state,
        case
            when is_published and position = 1 then 'current'
            when counted_from is null then 'nothing published'
            when
                ranked.business_date
                > counted_from - cast(:keepAll as interval)
                then 'recent'
            when
                is_published
                and position_in_month = 1
                and (
                    cast(:keepMonths as integer) is null
                    or business_month
                    >= date_trunc('month', counted_from)
                    - make_interval(months => cast(:keepMonths as integer))
                )
                then 'last of its month'
            when waiting.business_date is not null then 'mails wait'
        end as kept_because
    from ranked
    left join waiting
        on
            ranked.business_date = waiting.business_date
            and ranked.revision = waiting.revision
)

select * from final
order by business_date desc, revision desc
