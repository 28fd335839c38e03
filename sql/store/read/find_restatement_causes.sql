-- What was kept of the causes of a snapshot's restatements, of one dealer or all
-- together: a row for each, or one without a day if there are none; no row if
-- nothing was kept.
select
    restatement_cause.currency_code,
    restatement_cause.restated_from,
    restatement_cause.restated_to,
    restatement_cause.change_amount,
    restatement_cause.customer_id,
    restatement_cause.before_movement,
    restatement_cause.before_amount,
    restatement_cause.after_movement,
    restatement_cause.after_amount,
    restatement_cause.kpi_object,
    restatement_cause.change_count,
    restatement_cause.status,
    restatement_cause.type,
    restatement_cause.cell_dealer_code
from tidemark.comparison
left join tidemark.restatement_cause
    on
        comparison.snapshot_id = restatement_cause.snapshot_id
        and (
            restatement_cause.dealer_code = cast(:dealerCode as text)
            or (
                cast(:dealerCode as text) is null
                and restatement_cause.dealer_code is null
            )
        )
where comparison.snapshot_id = :snapshotId and comparison.has_causes
order by restatement_cause.position
