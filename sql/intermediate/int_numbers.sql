-- One row per telephone number with its standing.
-- Built as a view.
with

judged as (
    select
        *,
        case when number_id is null then 'number_id is missing' end
            as rejection
    from stg_numbers
),

final as (
    select
        *,
        case
            when rejection is not null then 'rejected'
            when created_on > business_date() then 'later'
            else 'counted'
        end as standing
    from judged
)

select * from final
