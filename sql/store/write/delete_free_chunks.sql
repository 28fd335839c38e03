-- Deletes at most a thousand chunks that nobody lists; how many, and their
-- bytes. Needs lock_chunks_for_removal.
with

deleted as (
    delete from tidemark.chunk
    where chunk_hash in (
        select chunk.chunk_hash
        from tidemark.chunk
        where
            not exists (
                select
                from tidemark.snapshot_chunk
                where snapshot_chunk.chunk_hash = chunk.chunk_hash
            )
        limit 1000
    )
    returning octet_length(content) as size_bytes
)

select
    count(*) as chunks,
    coalesce(sum(size_bytes), 0) as size_bytes
from deleted
