-- The last published revision of a business date, else that of the nearest
-- date before it that is not earlier than a bound.
select *
from tidemark.snapshot_state
where
    tenant = :tenant
    and state = 'published'
    and business_date between :earliest and :businessDate
order by business_date desc, revision desc
limit 1
