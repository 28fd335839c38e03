-- As long as a transaction that lists chunks holds this, none is removed: one
-- that it found, and did not insert, is still there when it commits.
select pg_advisory_xact_lock_shared(hashtextextended('tidemark chunks', 0))
