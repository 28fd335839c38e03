-- One row per line and day on which recurring periods of it end or start, unless
-- they come to the same: by how much its MRR moves, how many periods did so, and
-- the first by number of each.
select
    line_id,
    changed_on,
    sum(direction * monthly_amount) as change_amount,
    min(case when direction = -1 then period_id end) as ended_period,
    min(case when direction = 1 then period_id end) as started_period,
    count(*) as edge_count
from int_mrr_edges
group by line_id, changed_on
having
    sum(direction * monthly_amount) <> 0
    or min(direction) = max(direction)
