-- One row per dealer and currency of int_mrr_lines, by its number there.
select distinct
    dealer_number,
    customer_dealer,
    currency_code
from int_mrr_lines
