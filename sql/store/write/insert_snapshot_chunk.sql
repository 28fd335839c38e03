insert into tidemark.snapshot_chunk (snapshot_id, figure, part, chunk_hash)
values (:snapshotId, :figure, :part, :hash)
