-- Whether the connected role may create and own the schema tidemark, and whether
-- the role of readers is there or may be made: one row.
select
    case
        when to_regnamespace('tidemark') is null
            then has_database_privilege(current_database(), 'create')
        else pg_has_role((
            select nspowner from pg_namespace where nspname = 'tidemark'
        ), 'usage')
    end as may_own,
    exists (select from pg_roles where rolname = 'tidemark_reader')
    or exists (
        select from pg_roles
        where rolname = current_user and (rolcreaterole or rolsuper)
    ) as may_have_reader
