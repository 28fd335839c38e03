-- One row per line and day on which recurring periods of it end or start, unless
-- they come to the same: by how much its MRR moves, how many periods did so, and
-- the first by number of each.
select
    lines.line_id,
    edges.changed_on,
    sum(edges.direction * edges.monthly_amount) as change_amount,
    min(case when edges.direction = -1 then edges.period_id end)
        as ended_period,
    min(case when edges.direction = 1 then edges.period_id end)
        as started_period,
    count(*) as edge_count
from int_mrr_edges as edges
inner join int_mrr_lines as lines
    on edges.customer_id = lines.customer_id
    and edges.subscription_id = lines.subscription_id
    and edges.currency_code = lines.currency_code
    and (edges.product is null) = (lines.product is null)
    and coalesce(edges.product, '') = coalesce(lines.product, '')
group by lines.line_id, edges.changed_on
having
    sum(edges.direction * edges.monthly_amount) <> 0
    or min(edges.direction) = max(edges.direction)
