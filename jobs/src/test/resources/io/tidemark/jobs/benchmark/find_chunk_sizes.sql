-- The chunks of a snapshot with the bytes that their contents take.
select
    snapshot_chunk.figure,
    snapshot_chunk.part,
    snapshot_chunk.chunk_hash,
    octet_length(chunk.content) as byte_count,
    chunk.base_id is null as is_whole
from tidemark.snapshot_chunk
inner join tidemark.chunk on snapshot_chunk.chunk_id = chunk.chunk_id
where snapshot_chunk.snapshot_id = :snapshotId
order by snapshot_chunk.figure, snapshot_chunk.part
