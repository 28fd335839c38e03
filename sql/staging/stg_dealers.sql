-- One row per dealer.
select
    dealer_code,
    dealer_name
from raw_dealers
