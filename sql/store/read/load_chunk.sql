-- What is stored of one chunk, deflated: rows, then the differences that lead
-- from them to its own.
with recursive

stored as (
    select
        chunk_id,
        base_id,
        content
    from tidemark.chunk
    where chunk_hash = :hash
    union all
    select
        chunk.chunk_id,
        chunk.base_id,
        chunk.content
    from tidemark.chunk
    inner join stored on chunk.chunk_id = stored.base_id
)

select content
from stored
order by chunk_id
