-- The role that the API connects as (or is granted to its login): select only.
do $$
begin
    if not exists (select from pg_roles where rolname = 'tidemark_reader') then
        create role tidemark_reader nologin;
    end if;
exception
    when insufficient_privilege then
        raise exception 'the store needs a role tidemark_reader: have an '
            'administrator run "create role tidemark_reader nologin", '
            'then start again';
    -- Two installations on one server may get here at the same time.
    when duplicate_object or unique_violation then null;
end;
$$;

grant usage on schema tidemark to tidemark_reader;
grant select on all tables in schema tidemark to tidemark_reader;
alter default privileges in schema tidemark
    grant select on tables to tidemark_reader;
