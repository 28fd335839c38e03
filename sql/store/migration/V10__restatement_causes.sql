-- Why a snapshot said something else of past days than the one before it: the
-- movements that are new, gone or changed, and the KPIs whose cells count more
-- or fewer, kept beside the restatements.
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
    currency_code text,
    restated_from date not null,
    restated_to date check (restated_to >= restated_from),
    change_amount numeric,
    customer_id text,
    before_movement text,
    before_amount numeric,
    after_movement text,
    after_amount numeric,
    kpi_object text,
    change_count bigint,
    status text,
    type text,
    cell_dealer_code text,
    primary key (snapshot_id, position),
    check ((kpi_object is null) = (customer_id is not null)),
    check ((kpi_object is null) = (change_count is null)),
    check ((currency_code is null) = (change_amount is null)),
    check (kpi_object is not null or currency_code is not null),
    check ((before_movement is null) = (before_amount is null)),
    check ((after_movement is null) = (after_amount is null)),
    check (
        (kpi_object is null)
        = (before_movement is not null or after_movement is not null)
    )
);
comment on column tidemark.restatement_cause.position is
    'From 1, in the order in which causes are told';
comment on column tidemark.restatement_cause.dealer_code is
    'The dealer, null for all together';
comment on column tidemark.restatement_cause.restated_from is
    'The first day that is another: of the movement, or of creation or issue';
comment on column tidemark.restatement_cause.restated_to is
    'The last such day, null if it is so up to the last day that both have';
comment on column tidemark.restatement_cause.change_amount is
    'By how much the MRR at the end of each day, or its amount, is another';
comment on column tidemark.restatement_cause.customer_id is
    'The customer whose movement it is, null for a KPI';
comment on column tidemark.restatement_cause.kpi_object is
    'What is counted, null for a movement';
comment on column tidemark.restatement_cause.change_count is
    'How many more there are of each of these days, null for a movement';
comment on column tidemark.restatement_cause.cell_dealer_code is
    'The dealer of those that are more or fewer, null if they have several';

create trigger immutable_rows before update or delete
on tidemark.restatement_cause for each row
execute function tidemark.refuse_change();
create trigger immutable_table before truncate on tidemark.restatement_cause
for each statement execute function tidemark.refuse_change();
