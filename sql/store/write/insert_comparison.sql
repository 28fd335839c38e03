insert into tidemark.comparison (
    snapshot_id, previous_business_date, previous_revision
)
values (:snapshotId, :businessDate, :revision)
