-- One snapshot by its version, whatever its state.
select *
from tidemark.snapshot_state
where
    tenant = :tenant
    and business_date = :businessDate
    and revision = :revision
