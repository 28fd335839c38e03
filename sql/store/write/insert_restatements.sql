-- Some restatements of a snapshot, a JSON array, from a position on.
insert into tidemark.dealer_restatements (
    snapshot_id, position, dealer_code, days, currency_codes, figures,
    before_amounts, after_amounts
)
select
    :snapshotId,
    :position + min(number) - 1,
    kept ->> 'dealerCode',
    array_agg(cast(kept #>> '{told,date}' as date) order by number),
    array_agg(kept #>> '{told,currency}' order by number),
    array_agg(kept #>> '{told,figure}' order by number),
    array_agg(cast(kept #>> '{told,before}' as numeric) order by number),
    array_agg(cast(kept #>> '{told,after}' as numeric) order by number)
from json_array_elements(cast(:rows as json))
with ordinality as rows (kept, number)
group by kept ->> 'dealerCode'
