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
        standing(rejection, created_on) as standing
    from judged
)

select * from final
