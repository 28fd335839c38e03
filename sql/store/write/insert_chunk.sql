-- A chunk that is there already is the same chunk.
insert into tidemark.chunk (chunk_hash, row_count, content, base_id)
values (
    :hash,
    :rowCount,
    :content,
    (
        select base.chunk_id
        from tidemark.chunk as base
        where base.chunk_hash = cast(:baseHash as bytea)
    )
)
on conflict (chunk_hash) do nothing
