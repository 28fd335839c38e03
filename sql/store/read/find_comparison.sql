-- What was kept of a snapshot's restatements, of one dealer or all together: a
-- row for each, or one without a date if there are none; no row if nothing was
-- kept.
select
    comparison.previous_business_date,
    comparison.previous_revision,
    restatement.restated_on,
    restatement.currency_code,
    restatement.figure,
    restatement.before_amount,
    restatement.after_amount
from tidemark.comparison
left join tidemark.restatement
    on
        comparison.snapshot_id = restatement.snapshot_id
        and (
            restatement.dealer_code = cast(:dealerCode as text)
            or (
                cast(:dealerCode as text) is null
                and restatement.dealer_code is null
            )
        )
where comparison.snapshot_id = :snapshotId
order by restatement.position, restatement.place
