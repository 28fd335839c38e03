-- Some restatements of a snapshot, a JSON array, from a position on.
insert into tidemark.restatement (
    snapshot_id, position, dealer_code, restated_on, currency_code, figure,
    before_amount, after_amount
)
select
    :snapshotId,
    :position + rows.number - 1,
    rows.kept ->> 'dealerCode',
    cast(rows.kept #>> '{told,date}' as date),
    rows.kept #>> '{told,currency}',
    rows.kept #>> '{told,figure}',
    cast(rows.kept #>> '{told,before}' as numeric),
    cast(rows.kept #>> '{told,after}' as numeric)
from json_array_elements(cast(:rows as json))
with ordinality as rows (kept, number)
