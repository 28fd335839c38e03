-- Lets the rest of the transaction delete what is immutable otherwise.
select set_config('tidemark.retention', 'on', true)
