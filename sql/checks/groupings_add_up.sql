-- Measures that add up do: in every grouping of a cube, the cells of each value
-- of the dimensions that all cells have come to what the rows that count come
-- to. A grouping, a value or a whole cube that is missing offends as well.
-- Stands here for one cube; the catalogue has the cubes and their totals.
select
    '${cube}' as figure,
    coalesce(cells.grouped_by, expected.grouped_by) as grouped_by,
    coalesce(cells.cell, expected.cell) as cell,
    concat_ws(' ', ${found}) as found,
    concat_ws(' ', ${wanted}) as expected
from (
    select
        grouped_by,
        cell,
        ${sums}
    from (select *, ${cell} as cell from ${cube}) as cube_cells
    group by grouped_by, cell
) as cells
full join (
    select
        groupings.grouped_by,
        totals.*
    from (
        ${groupings}
    ) as groupings
    cross join (
        select
            cell,
            ${totals}
        from (
            select *, ${cell} as cell from ${model} where ${condition}
        ) as counted
        group by cell
    ) as totals
) as expected
    on cells.grouped_by = expected.grouped_by
    and cells.cell = expected.cell
where
    cells.grouped_by is null
    or ${differs}
