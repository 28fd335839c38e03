-- Chunks as differences to an earlier one of the same figure and part, and the
-- list of a snapshot's chunks in one row. Content hashes stay as they are.

alter table tidemark.chunk
    add column chunk_id bigint generated always as identity unique,
    add column base_id bigint references tidemark.chunk (chunk_id)
    check (base_id < chunk_id);
create index chunk_base on tidemark.chunk (base_id) where base_id is not null;
comment on table tidemark.chunk is
    'Rows of one figure, or how they differ from those of another chunk, its '
    'base; the hash is SHA-256 over the rows';
comment on column tidemark.chunk.content is
    'Deflated: the names of the columns and the rows, each a JSON array in a '
    'line of its own; with a base, a line of two numbers stands for so many '
    'lines of the base from the first of them on, counted from 0';

create table tidemark.chunk_list (
    snapshot_id bigint primary key references tidemark.snapshot,
    figures text[] not null,
    parts text[] not null check (cardinality(parts) = cardinality(figures)),
    chunk_ids bigint[] not null
    check (cardinality(chunk_ids) = cardinality(figures))
);
comment on table tidemark.chunk_list is
    'The chunks of a snapshot with their figures and parts, place by place';
comment on column tidemark.chunk_list.parts is
    'The calendar month as 2026-11, or all for a figure (or rows) without a date';

insert into tidemark.chunk_list (snapshot_id, figures, parts, chunk_ids)
select
    snapshot_chunk.snapshot_id,
    array_agg(snapshot_chunk.figure order by figure, part),
    array_agg(snapshot_chunk.part order by figure, part),
    array_agg(chunk.chunk_id order by figure, part)
from tidemark.snapshot_chunk
inner join tidemark.chunk on snapshot_chunk.chunk_hash = chunk.chunk_hash
group by snapshot_chunk.snapshot_id;

drop table tidemark.snapshot_chunk;
create view tidemark.snapshot_chunk as
select
    chunk_list.snapshot_id,
    listed.figure,
    listed.part,
    chunk.chunk_id,
    chunk.chunk_hash,
    chunk.row_count
from tidemark.chunk_list
cross join lateral unnest(
    chunk_list.figures, chunk_list.parts, chunk_list.chunk_ids
) as listed (figure, part, chunk_id)
inner join tidemark.chunk on listed.chunk_id = chunk.chunk_id;

create trigger immutable_rows before update or delete on tidemark.chunk_list
for each row execute function tidemark.refuse_change();
create trigger immutable_table before truncate on tidemark.chunk_list
for each statement execute function tidemark.refuse_change();
