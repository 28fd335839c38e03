-- The chunks of a snapshot, in the order in which they are hashed.
select
    figure,
    part,
    chunk_hash,
    row_count
from tidemark.snapshot_chunk
where snapshot_id = :snapshotId
order by figure collate "C", part collate "C"
