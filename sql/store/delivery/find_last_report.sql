-- The last snapshot before this one whose report was sent, by its version.
select business_date, revision
from tidemark.delivery
where
    tenant = :tenant
    and kind = 'report'
    and report = :report
    and recipient = :recipient
    and dealer_code = :dealerCode
    and state <> 'given_up'
    and (business_date, revision) < (:businessDate, :revision)
order by business_date desc, revision desc
limit 1
