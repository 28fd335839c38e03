-- The last revision of a business date, whatever became of it; 0 if there is
-- none.
select coalesce(max(revision), 0)
from tidemark.snapshot
where tenant = :tenant and business_date = :businessDate
