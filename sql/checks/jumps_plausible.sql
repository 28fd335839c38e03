-- A figure that is further from the snapshot before than its guard allows. What
-- was 0 before, as before a currency's first invoice, can't jump; a currency
-- that is gone has fallen to 0. The percentages are shown, not counted with.
with

changes as (
    select
        previous_figures.*,
        coalesce(int_guarded_figures.figure_value, 0) as after_value,
        coalesce(int_guarded_figures.figure_value, 0)
        - previous_figures.figure_value as change_value
    from previous_figures
    left join int_guarded_figures
        on previous_figures.figure_name = int_guarded_figures.figure_name
        and coalesce(previous_figures.currency_code, '')
        = coalesce(int_guarded_figures.currency_code, '')
),

limited as (
    select
        changes.*,
        guards.min_change,
        case
            when changes.change_value < 0 then guards.max_fall
            else guards.max_rise
        end as allowed_share
    from changes
    inner join guards on changes.figure_name = guards.figure_name
),

jumps as (
    select
        *,
        cast(
            100 * change_value / abs(figure_value) as decimal(18, 1)
        ) as change_percent
    from limited
    where
        figure_value <> 0
        and abs(change_value) > min_change
        and abs(change_value) > allowed_share * abs(figure_value)
)

select
    concat_ws(' of ', figure_name, currency_code) as figure,
    regexp_replace(cast(figure_value as varchar), '[.]?0+$', '') as before,
    regexp_replace(cast(after_value as varchar), '[.]?0+$', '') as after,
    concat(
        regexp_replace(cast(change_value as varchar), '[.]?0+$', ''),
        ' (', change_percent, ' %)'
    ) as change,
    concat(cast(100 * allowed_share as decimal(18, 1)), ' %') as allowed,
    version as compared_with,
    concat('guards.', figure_name) as guard
from jumps
order by figure_name, currency_code
