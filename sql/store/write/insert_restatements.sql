-- Some restatements of a snapshot, from a position on.
insert into tidemark.restatement (
    snapshot_id, position, dealer_code, restated_on, currency_code, figure,
    before_amount, after_amount
)
select
    :snapshotId,
    :position + rows.number - 1,
    rows.dealer_code,
    cast(rows.restated_on as date),
    rows.currency_code,
    rows.figure,
    cast(rows.before_amount as numeric),
    cast(rows.after_amount as numeric)
from unnest(
    cast(:dealerCodes as text []), cast(:dates as text []),
    cast(:currencies as text []), cast(:figures as text []),
    cast(:befores as text []), cast(:afters as text [])
) with ordinality as rows (
    dealer_code, restated_on, currency_code, figure, before_amount,
    after_amount, number
)
