-- Rows of a figure that share a key or lack a part of it or a measure. Stands
-- here for one figure; the catalogue has the figures and their keys.
select
    '${figure}' as figure,
    ${row} as row_key,
    count(*) as row_count
from ${figure}
group by ${key}
having
    count(*) > 1
    or ${incomplete}
