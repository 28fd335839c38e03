-- The snapshot that was a tenant's current one at an instant: of those
-- published before it the latest business date's last revision.
select *
from tidemark.snapshot_state
where
    tenant = :tenant
    and state = 'published'
    and published_at < :instant
order by business_date desc, revision desc
limit 1
