-- The ledger of mails, and which alerts are on.

create table tidemark.delivery (
    delivery_id bigint generated always as identity primary key,
    tenant text not null check (tenant <> ''),
    kind text not null check (kind in ('report', 'notice')),
    report text not null check (report <> ''),
    recipient text not null check (recipient <> ''),
    dealer_code text not null default '',
    business_date date not null,
    revision integer not null check (revision > 0),
    dispatch integer not null default 0 check (dispatch >= 0),
    subject text,
    body text,
    message_id text not null,
    state text not null default 'pending' check (
        state in ('pending', 'sending', 'sent', 'failed', 'given_up')
    ),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    lease_token uuid,
    lease_until timestamptz,
    handed_over_at timestamptz,
    doubtful integer not null default 0,
    last_error text,
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    told_at timestamptz,
    unique (
        tenant, kind, report, recipient, dealer_code, business_date, revision,
        dispatch
    ),
    check ((state = 'sending') = (lease_token is not null)),
    check ((state = 'sent') = (sent_at is not null)),
    check ((kind = 'notice') = (body is not null))
);
comment on table tidemark.delivery is
    'One mail to one address: a report of a snapshot, or a notice';
comment on column tidemark.delivery.dispatch is
    '0 as scheduled, then 1 more each time that somebody asked for it again';
comment on column tidemark.delivery.handed_over_at is
    'When the attempt under way let go of the mail: from then on until the '
    'server answers, nobody can know whether it arrives';
comment on column tidemark.delivery.doubtful is
    'How many attempts ended so that the mail may have arrived nevertheless';
create index delivery_due on tidemark.delivery (tenant, next_attempt_at)
where state in ('pending', 'sending', 'failed');

create table tidemark.alert_state (
    tenant text not null,
    alert text not null,
    subject text not null,
    since timestamptz not null,
    told_at timestamptz,
    primary key (tenant, alert, subject)
);
comment on table tidemark.alert_state is
    'The alerts that are on, from their first snapshot; told_at is empty while '
    'the grace period lasts';
comment on column tidemark.alert_state.subject is
    'The row of the figure, by its dimensions, that the alert is about';

-- Addresses are nobody's business who only reads figures; health is told how
-- many mails wait and how many were given up.
create view tidemark.delivery_health as
select
    tenant,
    report,
    business_date,
    revision,
    count(*) filter (where state = 'sent') as sent,
    count(*) filter (
        where state in ('pending', 'sending', 'failed')
    ) as waiting,
    count(*) filter (where state = 'given_up') as given_up,
    min(created_at) filter (
        where state in ('pending', 'sending', 'failed')
    ) as waiting_since
from tidemark.delivery
group by tenant, report, business_date, revision;

revoke all on tidemark.delivery, tidemark.alert_state from tidemark_reader;
