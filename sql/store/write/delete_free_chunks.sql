-- Deletes at most a thousand chunks that nobody lists, nor needs for one that is
-- listed, none before those that differ from it; how many, and their bytes.
-- Needs lock_chunks_for_removal.
with recursive

kept as (
    select unnest(chunk_ids) as chunk_id
    from tidemark.chunk_list
    union
    select chunk.base_id
    from tidemark.chunk
    inner join kept on chunk.chunk_id = kept.chunk_id
    where chunk.base_id is not null
),

deleted as (
    delete from tidemark.chunk
    where chunk_id in (
        select chunk.chunk_id
        from tidemark.chunk
        where not exists (
            select from kept where kept.chunk_id = chunk.chunk_id
        )
        order by chunk.chunk_id desc
        limit 1000
    )
    returning octet_length(content) as size_bytes
)

select
    count(*) as chunks,
    coalesce(sum(size_bytes), 0) as size_bytes
from deleted
