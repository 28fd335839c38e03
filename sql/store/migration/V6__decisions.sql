-- What was decided of snapshots that a failed check keeps back.

create table tidemark.decision (
    snapshot_id bigint primary key
    references tidemark.hold on delete cascade,
    decision text not null check (decision in ('release', 'discard')),
    reason text not null check (reason <> ''),
    decided_at timestamptz not null default now(),
    decided_by text not null check (decided_by <> '')
);
comment on table tidemark.decision is
    'The one decision on a held snapshot: by whom and why';

create trigger immutable_rows before update or delete on tidemark.decision
for each row execute function tidemark.refuse_change();
create trigger immutable_table before truncate on tidemark.decision
for each statement execute function tidemark.refuse_change();

create function tidemark.refuse_held() returns trigger
language plpgsql as $$
begin
    if exists (
        select from tidemark.hold where hold.snapshot_id = new.snapshot_id
    ) and not exists (
        select from tidemark.decision
        where decision.snapshot_id = new.snapshot_id
            and decision.decision = 'release'
    ) then
        raise exception 'snapshot % is held: it is published by its release',
            new.snapshot_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end;
$$;

create trigger held_until_released before insert on tidemark.publication
for each row execute function tidemark.refuse_held();

-- A released snapshot is published like any other; what was decided says more.
create or replace view tidemark.snapshot_state as
select
    snapshot.snapshot_id,
    snapshot.tenant,
    snapshot.business_date,
    snapshot.revision,
    snapshot.data_as_of,
    snapshot.content_hash,
    snapshot.manifest,
    snapshot.stored_at,
    publication.published_at,
    hold.reason as hold_reason,
    case
        when publication.snapshot_id is not null then 'published'
        when decision.decision = 'discard' then 'discarded'
        else 'held'
    end as state,
    decision.decision,
    decision.reason as decision_reason,
    decision.decided_at,
    decision.decided_by
from tidemark.snapshot
left join tidemark.publication
    on snapshot.snapshot_id = publication.snapshot_id
left join tidemark.hold on snapshot.snapshot_id = hold.snapshot_id
left join tidemark.decision on snapshot.snapshot_id = decision.snapshot_id;
