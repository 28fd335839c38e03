-- The deflated content of one chunk.
select content
from tidemark.chunk
where chunk_hash = :hash
