insert into tidemark.publication (snapshot_id)
values (:snapshotId)
