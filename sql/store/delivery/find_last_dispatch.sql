-- How often a mail was asked for, 0 if never but by its schedule; empty if it
-- is not in the ledger.
select dispatch
from tidemark.delivery
where
    tenant = :tenant
    and kind = :kind
    and report = :report
    and recipient = :recipient
    and dealer_code = :dealerCode
    and business_date = :businessDate
    and revision = :revision
order by dispatch desc
limit 1
