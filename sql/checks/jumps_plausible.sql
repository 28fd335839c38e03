-- A figure that is further from the snapshot before than its guard allows. What
-- was 0 before, as before a currency's first invoice, can't jump; a currency
-- that is gone has fallen to 0. Stands here for one guarded figure; the catalogue
-- has them all.
with

present_figures as (
    select
        ${group} as figure_group,
        cast(${column} as decimal(38, 6)) as figure_value
    from ${figure}
    where ${condition}
),

changes as (
    select
        previous_figures.version,
        previous_figures.figure_name,
        previous_figures.figure_group,
        previous_figures.figure_value as before_value,
        coalesce(present_figures.figure_value, 0) as after_value,
        coalesce(present_figures.figure_value, 0)
        - previous_figures.figure_value as change_value
    from previous_figures
    left join present_figures
        on previous_figures.figure_group = present_figures.figure_group
    where previous_figures.figure_name = '${guard}'
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
)

select
    concat_ws(' of ', figure_name, nullif(figure_group, '')) as figure,
    before_value as before,
    after_value as after,
    change_value as change,
    change_value / abs(before_value) as change_share,
    allowed_share,
    version as compared_with,
    concat('guards.', figure_name) as guard
from limited
where
    before_value <> 0
    and abs(change_value) > min_change
    and abs(change_value) > allowed_share * abs(before_value)
