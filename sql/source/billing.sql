-- The reference billing schema: what the shipped mapping `tidemark` reads.
-- PostgreSQL 12 or later. Instants are timestamptz; money is numeric(18,3) in
-- the currency of its row. Creates schema `billing`, which must not exist.

create schema billing;

comment on schema billing is
    'Telecom and SaaS billing: who is served, with what, and what is owed';

create table billing.dealer (
    id bigint primary key,
    code text not null unique,
    name text not null,
    region text not null,
    contracted_at timestamptz not null
);

comment on table billing.dealer is
    'A partner who sells for us; other tables refer to it by code';

create table billing.customer (
    id bigint primary key,
    account_number text not null unique,
    company_name text not null,
    email text not null,
    state text not null
        check (state in ('Active', 'Suspended', 'Dropped')),
    dealer_code text references billing.dealer (code),
    signed_up_at timestamptz not null,
    closed_at timestamptz
);

comment on table billing.customer is
    'A company with an account, present or past';
comment on column billing.customer.dealer_code is
    'Null: sold directly, without a dealer';
comment on column billing.customer.closed_at is
    'Set while the state is Dropped; a customer may come back';

create table billing.phone_number (
    id bigint primary key,
    e164 text not null,
    customer_id bigint references billing.customer (id),
    number_type text not null check (
        number_type in ('Geographic', 'Mobile', 'Non-geographic', 'Toll-free')
    ),
    state text not null
        check (state in ('Active', 'Ported', 'Reserved', 'Ceased')),
    dealer_code text references billing.dealer (code),
    allocated_at timestamptz not null
);

comment on table billing.phone_number is
    'A telephone number that was allocated to a customer or kept in stock';
comment on column billing.phone_number.customer_id is
    'Null: reserved, but not for a customer yet';

create table billing.feature (
    id bigint primary key,
    customer_id bigint not null references billing.customer (id),
    feature_type text not null,
    state text not null check (
        state in ('Pending', 'Active', 'Suspended', 'Cancelled', 'Completed')
    ),
    dealer_code text references billing.dealer (code),
    currency_code text not null check (currency_code ~ '^[A-Z]{3}$'),
    charge_kind text not null check (charge_kind in ('recurring', 'one_off')),
    price numeric(18,3) not null,
    quantity integer not null check (quantity >= 0),
    period_unit text not null check (
        period_unit in ('day', 'week', 'month', 'quarter', 'year')
    ),
    period_count integer not null check (period_count > 0),
    ordered_at timestamptz not null
);

comment on table billing.feature is
    'A provisioned service of a customer with its charge';
comment on column billing.feature.price is
    'Per unit of quantity and period, without discounts and tax';
comment on column billing.feature.period_unit is
    'Without meaning where charge_kind is one_off';

create table billing.invoice (
    id bigint primary key,
    invoice_number text not null unique,
    customer_id bigint not null references billing.customer (id),
    dealer_code text references billing.dealer (code),
    currency_code text not null check (currency_code ~ '^[A-Z]{3}$'),
    state text not null
        check (state in ('Draft', 'Sent', 'Paid', 'Overdue', 'Void')),
    issued_at timestamptz not null,
    due_on date not null,
    net_total numeric(18,3) not null,
    tax_total numeric(18,3) not null,
    grand_total numeric(18,3) not null check (
        grand_total = net_total + tax_total
    ),
    amount_due numeric(18,3) not null
);

comment on table billing.invoice is
    'An invoice; its totals are the sums of its items';
comment on column billing.invoice.dealer_code is
    'The customer''s dealer when it was issued; null: direct';
comment on column billing.invoice.amount_due is
    'Still to be paid; 0 for drafts, paid and void invoices';

create table billing.invoice_item (
    id bigint primary key,
    invoice_id bigint not null references billing.invoice (id),
    line_number integer not null,
    category text not null check (
        category in ('Recurring', 'Usage', 'One-off', 'Equipment', 'Credit')
    ),
    description text not null,
    net_amount numeric(18,3) not null,
    vat_amount numeric(18,3) not null
);

comment on table billing.invoice_item is
    'A line of an invoice, in the invoice''s currency; credits are negative';

create table billing.subscription (
    id bigint primary key,
    customer_id bigint not null references billing.customer (id),
    currency_code text not null check (currency_code ~ '^[A-Z]{3}$'),
    started_at timestamptz not null,
    ended_at timestamptz,
    check (ended_at >= started_at)
);

comment on table billing.subscription is
    'An agreement with a customer, in one currency';
comment on column billing.subscription.ended_at is
    'Exclusive; null: still running';

create table billing.subscription_period (
    id bigint primary key,
    subscription_id bigint not null references billing.subscription (id),
    product text not null,
    unit_price numeric(18,3) not null,
    quantity integer not null check (quantity >= 0),
    discount numeric(18,3) not null,
    period_unit text not null check (
        period_unit in ('day', 'week', 'month', 'quarter', 'year')
    ),
    period_count integer not null check (period_count > 0),
    charge_kind text not null check (
        charge_kind in ('recurring', 'usage', 'one_off')
    ),
    phase text not null check (
        phase in ('trial', 'active', 'past_due', 'paused')
    ),
    starts_at timestamptz not null,
    ends_at timestamptz,
    check (ends_at > starts_at)
);

comment on table billing.subscription_period is
    'What held for a subscription between two instants; a change opens a row';
comment on column billing.subscription_period.discount is
    'Per period, off unit_price x quantity';
comment on column billing.subscription_period.phase is
    'past_due: it goes on, but a payment for it has failed or is late';
comment on column billing.subscription_period.ends_at is
    'Exclusive; null: still running';

create table billing.exchange_rate (
    quoted_on date not null,
    from_currency text not null check (from_currency ~ '^[A-Z]{3}$'),
    to_currency text not null check (to_currency ~ '^[A-Z]{3}$'),
    rate numeric(18,10) not null check (rate > 0),
    primary key (quoted_on, from_currency, to_currency)
);

comment on table billing.exchange_rate is
    'What one unit of a currency came to in another at the end of a day';
comment on column billing.exchange_rate.quoted_on is
    'Days without a rate have that of the day before';

create index customer_dealer_code on billing.customer (dealer_code);
create index phone_number_customer_id on billing.phone_number (customer_id);
create index feature_customer_id on billing.feature (customer_id);
create index invoice_customer_id on billing.invoice (customer_id);
create index invoice_issued_at on billing.invoice (issued_at);
create unique index invoice_item_line
    on billing.invoice_item (invoice_id, line_number);
create index subscription_customer_id on billing.subscription (customer_id);
create unique index subscription_period_start
    on billing.subscription_period (subscription_id, starts_at);
