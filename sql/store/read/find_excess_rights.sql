-- What the connected role may do beyond connecting and selecting in schema
-- tidemark: one row per right, as it goes on from "it ...". The rights of every
-- role that it could become count, those of everybody only where we are.
with roles as (
    select
        pg_roles.*,
        case
            when rolname = session_user then ''
            else ' as ' || quote_ident(rolname)
        end as way
    from pg_roles
    where
        -- A superuser could become any role, which needs no list.
        (rolname = session_user or not exists (
            select from pg_roles where rolname = session_user and rolsuper
        ))
        and pg_has_role(session_user, oid, 'member')
),

attributes as (
    select unnest(array[
        case when rolsuper then 'is a superuser' || way end,
        case when rolcreatedb then 'may create databases' || way end,
        case when rolcreaterole then 'may create roles' || way end,
        case when rolreplication then 'may replicate' || way end,
        case when rolbypassrls then 'may bypass row security' || way end,
        -- The owner of a database is told below.
        case
            when rolname like 'pg\_%' and rolname <> 'pg_database_owner'
                then 'is a member of ' || rolname
        end
    ]) as excess_right
    from roles
),

owned as (
    select
        'owns ' || object.type || ' ' || object.identity || way as excess_right
    from pg_shdepend
    inner join roles on pg_shdepend.refobjid = roles.oid
    cross join lateral pg_identify_object(classid, objid, objsubid) as object
    where
        refclassid = cast('pg_authid' as regclass)
        and deptype = 'o'
        and dbid in (
            0, (select oid from pg_database where datname = current_database())
        )
),

objects as (
    select
        cast('pg_database' as regclass) as class_id,
        oid as object_id,
        0 as column_id,
        datdba as owner_id,
        datacl as acl
    from pg_database
    union all
    select cast('pg_namespace' as regclass), oid, 0, nspowner, nspacl
    from pg_namespace
    union all
    select cast('pg_class' as regclass), oid, 0, relowner, relacl
    from pg_class
    union all
    select cast('pg_class' as regclass), attrelid, attnum, relowner, attacl
    from pg_attribute
    inner join pg_class on pg_attribute.attrelid = pg_class.oid
),

grants as (
    select
        acl.privilege_type as privilege,
        coalesce(roles.way, '') as way,
        object.type,
        object.identity,
        coalesce(object.schema, object.name) as schema_name
    from objects
    cross join lateral aclexplode(acl) as acl
    left join roles on acl.grantee = roles.oid
    cross join lateral
        pg_identify_object(class_id, object_id, column_id) as object
    where
        acl.grantee <> owner_id
        and (
            roles.oid is not null
            or (acl.grantee = 0 and (
                coalesce(object.schema, object.name) like 'tidemark%'
                or object.name = quote_ident(current_database())
            ))
        )
),

granted as (
    select
        'may ' || case privilege
            when 'CREATE' then 'create in ' || type
            when 'DELETE' then 'delete from'
            when 'INSERT' then 'insert into'
            when 'REFERENCES' then 'refer to'
            when 'SELECT' then 'select from'
            when 'TRIGGER' then 'set triggers on'
            when 'USAGE' then 'use ' || type
            else lower(privilege)
        end || ' ' || identity || way as excess_right
    from grants
    where
        privilege not in ('CONNECT', 'TEMPORARY')
        and (schema_name <> 'tidemark' or privilege <> 'SELECT')
        and (identity <> 'tidemark' or privilege <> 'USAGE')
),

excess as (
    select excess_right from attributes
    union
    select excess_right from owned
    union
    select excess_right from granted
)

select excess_right
from excess
where excess_right is not null
order by excess_right collate "C"
