-- Some restatements of a snapshot, a JSON array, from a position on.
insert into tidemark.restatement (
    snapshot_id, position, dealer_code, restated_on, currency_code, figure,
    before_amount, after_amount
)
select
    :snapshotId,
    :position + rows.number - 1,
    rows.kept ->> 'dealerCode',
    cast(rows.kept #>> '{restatement,date}' as date),
    rows.kept #>> '{restatement,currency}',
    rows.kept #>> '{restatement,figure}',
    cast(rows.kept #>> '{restatement,before}' as numeric),
    cast(rows.kept #>> '{restatement,after}' as numeric)
from json_array_elements(cast(:restatements as json))
with ordinality as rows (kept, number)
