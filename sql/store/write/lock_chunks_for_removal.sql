-- Whether no transaction that lists chunks is under way, and none can begin
-- before this one ends. Never waits: who waited would hold up publications.
select pg_try_advisory_xact_lock(hashtextextended('tidemark chunks', 0))
