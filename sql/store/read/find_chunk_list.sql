-- The chunks of a snapshot, in the order in which they are hashed.
select
    snapshot_chunk.figure,
    snapshot_chunk.part,
    snapshot_chunk.chunk_hash,
    chunk.row_count
from tidemark.snapshot_chunk
inner join tidemark.chunk on snapshot_chunk.chunk_hash = chunk.chunk_hash
where snapshot_chunk.snapshot_id = :snapshotId
order by snapshot_chunk.figure collate "C", snapshot_chunk.part collate "C"
