-- The keys of the API: what each may do, and the hash of its secret.

create table tidemark.api_key (
    key_id text primary key check (length(key_id) = 8),
    key_hash bytea not null unique check (length(key_hash) = 32),
    tenant text not null check (tenant <> ''),
    label text,
    permissions text [] not null check (cardinality(permissions) > 0),
    dealer_code text check (dealer_code <> ''),
    requests_per_minute integer check (requests_per_minute > 0),
    created_at timestamptz not null default now(),
    expires_at timestamptz check (expires_at > created_at),
    revoked_at timestamptz
);
comment on table tidemark.api_key is
    'Keys of the API; a key never changes but by being revoked, once';
comment on column tidemark.api_key.key_hash is
    'SHA-256 over the secret, which is shown once and stored nowhere';

-- Who has a key knows what it opens: no later change may widen it, and what
-- was revoked stays so.
create function tidemark.refuse_key_change() returns trigger
language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.revoked_at is null
            and new.revoked_at is not null
            and to_jsonb(new) - 'revoked_at' = to_jsonb(old) - 'revoked_at'
        then
            return new;
        end if;
    end if;
    raise exception 'keys can only be revoked: % of api_key is refused',
        lower(tg_op)
        using errcode = 'restrict_violation';
end;
$$;

create trigger revocable_rows before update or delete
on tidemark.api_key for each row
execute function tidemark.refuse_key_change();

create trigger revocable_table before truncate
on tidemark.api_key for each statement
execute function tidemark.refuse_key_change();
