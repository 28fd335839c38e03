-- A snapshot with all that belongs to it; its chunks stay until nobody lists
-- them. Foreign keys are looked at when the whole statement is done.
with

chunk_list as (
    delete from tidemark.chunk_list where snapshot_id = :snapshotId
),

switch as (
    delete from tidemark.publication where snapshot_id = :snapshotId
),

reason as (
    delete from tidemark.hold where snapshot_id = :snapshotId
)

delete from tidemark.snapshot
where snapshot_id = :snapshotId
