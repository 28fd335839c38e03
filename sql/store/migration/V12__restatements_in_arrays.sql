-- Restatements side by side, a row for each dealer instead of one for each of its
-- days, which PostgreSQL compresses.

create table tidemark.dealer_restatements (
    snapshot_id bigint not null
    references tidemark.comparison on delete cascade,
    position integer not null,
    dealer_code text,
    days date[] not null,
    currency_codes text[] not null,
    figures text[] not null,
    before_amounts numeric[] not null,
    after_amounts numeric[] not null,
    primary key (snapshot_id, position),
    check (
        cardinality(currency_codes) = cardinality(days)
        and cardinality(figures) = cardinality(days)
        and cardinality(before_amounts) = cardinality(days)
        and cardinality(after_amounts) = cardinality(days)
    )
);
comment on table tidemark.dealer_restatements is
    'What a snapshot restates of a dealer, or some of it, place by place';
comment on column tidemark.dealer_restatements.position is
    'Of the first one, from 1, in the order in which restatements are told';
comment on column tidemark.dealer_restatements.dealer_code is
    'The dealer, null for all together';

insert into tidemark.dealer_restatements
select
    snapshot_id,
    min(position) as position,
    dealer_code,
    array_agg(restated_on order by position),
    array_agg(currency_code order by position),
    array_agg(figure order by position),
    array_agg(before_amount order by position),
    array_agg(after_amount order by position)
from tidemark.restatement
group by snapshot_id, dealer_code;

drop table tidemark.restatement;
create view tidemark.restatement as
select
    restatements.snapshot_id,
    restatements.position,
    restatements.dealer_code,
    told.place,
    told.restated_on,
    told.currency_code,
    told.figure,
    told.before_amount,
    told.after_amount
from tidemark.dealer_restatements as restatements
cross join lateral unnest(
    restatements.days,
    restatements.currency_codes,
    restatements.figures,
    restatements.before_amounts,
    restatements.after_amounts
) with ordinality as told (
    restated_on, currency_code, figure, before_amount, after_amount, place
);

create trigger immutable_rows before update or delete
on tidemark.dealer_restatements for each row
execute function tidemark.refuse_change();
create trigger immutable_table before truncate on tidemark.dealer_restatements
for each statement execute function tidemark.refuse_change();
