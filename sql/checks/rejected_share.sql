-- A table of which more rows were rejected than the configured share allows.
with

shares as (
    select
        table_name,
        sum(case when standing = 'rejected' then row_count else 0 end)
            as rejected_count,
        sum(row_count) as row_count
    from int_row_standings
    group by table_name
)

select
    table_name,
    rejected_count,
    row_count
from shares
where
    rejected_count > tolerated_rejections()
    and rejected_count > max_rejected_share() * row_count
order by table_name
