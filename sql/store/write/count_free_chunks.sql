-- How many chunks nobody lists once some snapshots are gone, and their bytes.
select
    count(*) as chunks,
    coalesce(sum(octet_length(chunk.content)), 0) as size_bytes
from tidemark.chunk
where
    not exists (
        select
        from tidemark.snapshot_chunk
        where
            snapshot_chunk.chunk_hash = chunk.chunk_hash
            and snapshot_chunk.snapshot_id <> all(:snapshotIds)
    )
