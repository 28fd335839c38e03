-- One row per month: a number that grows by 1 from month to month, and its last
-- day up to the business date; is_whole if that is the month's own last day.
with

final as (
    select
        cast(
            extract(year from calendar_on) * 12
            + extract(month from calendar_on) - 1 as integer
        ) as month_number,
        max(calendar_on) as month_end_on,
        extract(day from max(calendar_on) + interval '1' day) = 1 as is_whole
    from int_calendar
    group by
        extract(year from calendar_on),
        extract(month from calendar_on)
)

select * from final
