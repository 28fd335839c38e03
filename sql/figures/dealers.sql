-- One row per dealer: its code and its name.
select
    dealer_code,
    dealer_name
from stg_dealers
where dealer_code is not null
