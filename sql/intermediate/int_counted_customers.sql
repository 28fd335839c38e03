-- One row per customer that counts, its status as most of them spell it.
-- Built as a view.
select
    int_customers.customer_id,
    statuses.spelling as customer_status,
    int_customers.customer_dealer,
    int_customers.created_on
from int_customers
inner join int_spellings as statuses
    on statuses.dimension = 'customer_status'
    and statuses.folded = lower(int_customers.customer_status)
where int_customers.standing = 'counted'
