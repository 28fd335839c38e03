-- How many chunks nobody lists, nor needs for one that is listed, once some
-- snapshots are gone, and their bytes.
with recursive

kept as (
    select unnest(chunk_ids) as chunk_id
    from tidemark.chunk_list
    where snapshot_id <> all(:snapshotIds)
    union
    select chunk.base_id
    from tidemark.chunk
    inner join kept on chunk.chunk_id = kept.chunk_id
    where chunk.base_id is not null
)

select
    count(*) as chunks,
    coalesce(sum(octet_length(chunk.content)), 0) as size_bytes
from tidemark.chunk
where not exists (select from kept where kept.chunk_id = chunk.chunk_id)
