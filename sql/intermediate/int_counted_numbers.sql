-- One row per number that counts, its status and type as most of them spell it.
-- Built as a view.
select
    int_numbers.number_id,
    int_numbers.customer_id,
    statuses.spelling as number_status,
    types.spelling as number_type,
    int_numbers.number_dealer,
    int_numbers.created_on
from int_numbers
inner join int_spellings as statuses
    on statuses.dimension = 'number_status'
    and statuses.folded = lower(int_numbers.number_status)
inner join int_spellings as types
    on types.dimension = 'number_type'
    and types.folded = lower(int_numbers.number_type)
where int_numbers.standing = 'counted'
