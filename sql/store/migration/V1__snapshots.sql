-- The report store: immutable snapshots as lists of chunks addressed by content.

create table tidemark.chunk (
    chunk_hash bytea primary key check (length(chunk_hash) = 32),
    row_count bigint not null check (row_count >= 0),
    content bytea not null
);
-- The content is compressed already.
alter table tidemark.chunk alter column content set storage external;
comment on table tidemark.chunk is
    'Rows of one figure, deflated; the hash is SHA-256 over the content before';

create table tidemark.snapshot (
    snapshot_id bigint generated always as identity primary key,
    tenant text not null,
    business_date date not null,
    revision integer not null check (revision > 0),
    data_as_of timestamptz not null,
    content_hash bytea not null check (length(content_hash) = 32),
    manifest text not null,
    stored_at timestamptz not null default now(),
    unique (tenant, business_date, revision)
);
comment on table tidemark.snapshot is
    'One set of figures; visible to readers once it has a publication';

create table tidemark.snapshot_chunk (
    snapshot_id bigint not null references tidemark.snapshot,
    figure text not null,
    part text not null,
    chunk_hash bytea not null references tidemark.chunk,
    primary key (snapshot_id, figure, part)
);
comment on column tidemark.snapshot_chunk.part is
    'The calendar month as 2026-11, or all for a figure (or rows) without a date';
create index snapshot_chunk_hash on tidemark.snapshot_chunk (chunk_hash);

create table tidemark.publication (
    snapshot_id bigint primary key references tidemark.snapshot,
    published_at timestamptz not null default now()
);
comment on table tidemark.publication is
    'The switch: a snapshot is served from the moment its row is committed here';

create table tidemark.hold (
    snapshot_id bigint primary key references tidemark.snapshot,
    reason text not null,
    held_at timestamptz not null default now()
);
comment on table tidemark.hold is 'Snapshots that a failed check keeps back';

create view tidemark.snapshot_state as
select
    snapshot.snapshot_id,
    snapshot.tenant,
    snapshot.business_date,
    snapshot.revision,
    snapshot.data_as_of,
    snapshot.content_hash,
    snapshot.manifest,
    snapshot.stored_at,
    publication.published_at,
    hold.reason as hold_reason,
    case
        when publication.snapshot_id is not null then 'published'
        else 'held'
    end as state
from tidemark.snapshot
left join tidemark.publication
    on snapshot.snapshot_id = publication.snapshot_id
left join tidemark.hold on snapshot.snapshot_id = hold.snapshot_id;

-- What is stored stays as it is. Only retention removes snapshots, and says so
-- in its own transaction.
create function tidemark.refuse_change() returns trigger
language plpgsql as $$
begin
    if tg_op = 'DELETE'
        and coalesce(current_setting('tidemark.retention', true), '') = 'on'
    then
        return old;
    end if;
    raise exception 'snapshots are immutable: % of tidemark.% is refused',
        lower(tg_op), tg_table_name
        using errcode = 'restrict_violation';
end;
$$;

do $$
declare
    table_name text;
begin
    foreach table_name in array
        array['chunk', 'snapshot', 'snapshot_chunk', 'publication', 'hold']
    loop
        execute format(
            'create trigger immutable_rows before update or delete '
            'on tidemark.%I for each row '
            'execute function tidemark.refuse_change()', table_name);
        execute format(
            'create trigger immutable_table before truncate on tidemark.%I '
            'for each statement execute function tidemark.refuse_change()',
            table_name);
    end loop;
end;
$$;
