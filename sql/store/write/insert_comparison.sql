insert into tidemark.comparison (
    snapshot_id, previous_business_date, previous_revision, has_causes
)
values (:snapshotId, :businessDate, :revision, true)
