-- A chunk that is there already is the same chunk.
insert into tidemark.chunk (chunk_hash, row_count, content)
values (:hash, :rowCount, :content)
on conflict (chunk_hash) do nothing
