-- One row per dealer, past or present: the only names that leave the source.
select
    dealer.code as dealer_code,
    dealer.name as dealer_name
from billing.dealer as dealer
