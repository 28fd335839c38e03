-- The login that only reads the embedded store.
do $$
begin
    if not exists (select from pg_roles where rolname = 'tidemark_api') then
        create role tidemark_api login in role tidemark_reader;
    end if;
exception
    -- Two commands in one working folder may get here at the same time.
    when duplicate_object or unique_violation then null;
end;
$$
