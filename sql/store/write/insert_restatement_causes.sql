-- Some causes of a snapshot's restatements, a JSON array, from a position on.
insert into tidemark.restatement_cause (
    snapshot_id, position, dealer_code, currency_code, restated_from,
    restated_to, change_amount, customer_id, before_movement, before_amount,
    after_movement, after_amount, kpi_object, change_count, status, type,
    cell_dealer_code
)
select
    :snapshotId,
    :position + rows.number - 1,
    rows.kept ->> 'dealerCode',
    rows.kept #>> '{told,currency}',
    cast(rows.kept #>> '{told,from}' as date),
    cast(rows.kept #>> '{told,to}' as date),
    cast(
        coalesce(
            rows.kept #>> '{told,change}', rows.kept #>> '{told,amount}'
        ) as numeric
    ),
    rows.kept #>> '{told,customerId}',
    rows.kept #>> '{told,before,movement}',
    cast(rows.kept #>> '{told,before,amount}' as numeric),
    rows.kept #>> '{told,after,movement}',
    cast(rows.kept #>> '{told,after,amount}' as numeric),
    rows.kept #>> '{told,object}',
    cast(rows.kept #>> '{told,count}' as bigint),
    rows.kept #>> '{told,status}',
    rows.kept #>> '{told,type}',
    rows.kept #>> '{told,dealerCode}'
from json_array_elements(cast(:rows as json))
with ordinality as rows (kept, number)
