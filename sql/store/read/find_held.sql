-- The held snapshots that nobody has decided of and that are newer than what
-- their tenant is served, of one tenant or all; each tenant's newest first.
select *
from tidemark.snapshot_state as held
where
    held.state = 'held'
    and (cast(:tenant as text) is null or held.tenant = :tenant)
    and not exists (
        select
        from tidemark.snapshot as later
        inner join tidemark.publication
            on later.snapshot_id = publication.snapshot_id
        where
            later.tenant = held.tenant
            and (later.business_date, later.revision)
            > (held.business_date, held.revision)
    )
order by held.tenant, held.business_date desc, held.revision desc
