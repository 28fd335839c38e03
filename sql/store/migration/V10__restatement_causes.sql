-- Why a snapshot said something else of past days than the one before it: the
-- movements that are new, gone or changed, kept beside the restatements.
-- Publications before this migration have none.

alter table tidemark.comparison
    add column has_causes boolean not null default false;
comment on column tidemark.comparison.has_causes is
    'Whether the causes of the restatements were kept, even if there are none';

create table tidemark.restatement_cause (
    snapshot_id bigint not null
    references tidemark.comparison on delete cascade,
    position integer not null,
    dealer_code text,
    currency_code text not null,
    restated_from date not null,
    restated_to date check (restated_to >= restated_from),
    change_amount numeric not null,
    customer_id text not null,
    before_movement text,
    before_amount numeric,
    after_movement text,
    after_amount numeric,
    primary key (snapshot_id, position),
    check ((before_movement is null) = (before_amount is null)),
    check ((after_movement is null) = (after_amount is null)),
    check (before_movement is not null or after_movement is not null)
);
comment on column tidemark.restatement_cause.position is
    'From 1, in the order in which causes are told';
comment on column tidemark.restatement_cause.dealer_code is
    'The dealer, null for all together';
comment on column tidemark.restatement_cause.restated_from is
    'The first day that is another, which is the day of the movement';
comment on column tidemark.restatement_cause.restated_to is
    'The last such day, null if it is so up to the last day that both have';
comment on column tidemark.restatement_cause.change_amount is
    'By how much the MRR at the end of each of these days is another';

create trigger immutable_rows before update or delete
on tidemark.restatement_cause for each row
execute function tidemark.refuse_change();
create trigger immutable_table before truncate on tidemark.restatement_cause
for each statement execute function tidemark.refuse_change();
