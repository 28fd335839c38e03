-- The ledger of a tenant, the newest first.
select *
from tidemark.delivery
where tenant = :tenant
order by delivery_id desc
limit :limit
