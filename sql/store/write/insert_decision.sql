insert into tidemark.decision (snapshot_id, decision, reason, decided_by)
values (:snapshotId, :decision, :reason, :decidedBy)
on conflict (snapshot_id) do nothing
