-- What a snapshot said of past days that the one before it had said
-- differently, kept from its publication on, however long that one is kept.
-- Publications before this migration have no comparison.

create table tidemark.comparison (
    snapshot_id bigint primary key
    references tidemark.publication on delete cascade,
    previous_business_date date,
    previous_revision integer,
    check ((previous_business_date is null) = (previous_revision is null))
);
comment on table tidemark.comparison is
    'Which snapshot a published one was compared with; none for the first one';

create table tidemark.restatement (
    snapshot_id bigint not null
    references tidemark.comparison on delete cascade,
    position integer not null,
    dealer_code text,
    restated_on date not null,
    currency_code text not null,
    figure text not null,
    before_amount numeric,
    after_amount numeric,
    primary key (snapshot_id, position),
    check (before_amount is distinct from after_amount)
);
comment on column tidemark.restatement.position is
    'From 1, in the order in which restatements are told';
comment on column tidemark.restatement.dealer_code is
    'The dealer, null for all together';

do $$
declare
    table_name text;
begin
    foreach table_name in array array['comparison', 'restatement']
    loop
        execute format(
            'create trigger immutable_rows before update or delete '
            'on tidemark.%I for each row '
            'execute function tidemark.refuse_change()', table_name);
        execute format(
            'create trigger immutable_table before truncate on tidemark.%I '
            'for each statement execute function tidemark.refuse_change()',
            table_name);
    end loop;
end;
$$;
