insert into tidemark.hold (snapshot_id, reason)
values (:snapshotId, :reason)
