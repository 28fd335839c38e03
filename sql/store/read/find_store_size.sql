-- The bytes on disk of all that Tidemark stores, indexes included.
select coalesce(sum(pg_total_relation_size(pg_class.oid)), 0)
from pg_class
inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
where
    pg_namespace.nspname like 'tidemark%'
    and pg_class.relkind in ('r', 'm')
