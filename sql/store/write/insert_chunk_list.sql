-- The chunks of a snapshot: figures, parts and hashes, place by place.
insert into tidemark.chunk_list (snapshot_id, figures, parts, chunk_ids)
select
    :snapshotId,
    array_agg(listed.figure order by listed.place),
    array_agg(listed.part order by listed.place),
    array_agg(chunk.chunk_id order by listed.place)
from unnest(
    cast(:figures as text[]), cast(:parts as text[]), cast(:hashes as bytea[])
) with ordinality as listed (figure, part, chunk_hash, place)
inner join tidemark.chunk on listed.chunk_hash = chunk.chunk_hash
