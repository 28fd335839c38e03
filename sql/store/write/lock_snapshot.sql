-- Keeps others from publishing, releasing or removing a snapshot until the end
-- of the transaction; no row if it is gone.
select snapshot_id
from tidemark.snapshot
where snapshot_id = :snapshotId
for update
