-- Fills the reference billing schema with as many invoices as
-- benchmark.invoices says and rows in proportion: 3 items per invoice, a period
-- per 5 and a number and a feature per 10 invoices, a customer per 50. Five years
-- up to today, the same rows on each day for the same number.

set synchronous_commit = off;
set session_replication_role = replica;
drop index billing.invoice_item_line;
drop index billing.subscription_period_start;

alter table billing.invoice_item set unlogged;
alter table billing.subscription_period set unlogged;
alter table billing.subscription set unlogged;
alter table billing.invoice set unlogged;
alter table billing.feature set unlogged;
alter table billing.phone_number set unlogged;
alter table billing.customer set unlogged;
alter table billing.dealer set unlogged;

create temporary table size as
select
    current_setting('benchmark.invoices')::bigint as invoices,
    timestamptz '2021-11-20 00:00:00+00' as start_at,
    interval '1826 days' as span;

insert into billing.dealer
select
    dealer, 'DEALER' || dealer, 'Dealer ' || dealer, 'Region ' || dealer % 5,
    start_at
from size, generate_series(1, 40) as dealer;

insert into billing.customer
select
    customer,
    'A' || customer,
    'Company ' || customer,
    'billing@company' || customer || '.example',
    (array['Active', 'Active', 'Active', 'Active', 'Suspended', 'Dropped'])[
        1 + customer % 6
    ],
    case when customer % 3 > 0 then 'DEALER' || 1 + customer % 40 end,
    start_at + span * (customer::double precision / (invoices / 50 + 1))
from size, generate_series(1, greatest(invoices / 50, 1)) as customer;

insert into billing.phone_number
select
    number,
    '+44' || 2000000000 + number,
    case when number % 20 > 0 then 1 + number % greatest(invoices / 50, 1) end,
    (array['Geographic', 'Mobile', 'Non-geographic', 'Toll-free'])[
        1 + number % 4
    ],
    (array['Active', 'Active', 'Ported', 'Reserved', 'Ceased'])[1 + number % 5],
    case when number % 3 > 0 then 'DEALER' || 1 + number % 40 end,
    start_at + span * (number::double precision / (invoices / 10 + 1))
from size, generate_series(1, invoices / 10) as number;

insert into billing.feature
select
    feature,
    1 + feature % greatest(invoices / 50, 1),
    (array['SIP Trunk', 'Seat', 'Recording', 'SIM', 'Broadband', 'Add-on'])[
        1 + feature % 6
    ],
    (array['Active', 'Active', 'Active', 'Suspended', 'Cancelled'])[
        1 + feature % 5
    ],
    case when feature % 3 > 0 then 'DEALER' || 1 + feature % 40 end,
    (array['GBP', 'GBP', 'EUR', 'USD'])[1 + feature % 4],
    case when feature % 7 = 0 then 'one_off' else 'recurring' end,
    (feature * 7919 % 20000)::numeric / 100,
    1 + feature % 9,
    (array['month', 'month', 'year', 'quarter', 'week'])[1 + feature % 5],
    1,
    start_at + span * (feature::double precision / (invoices / 10 + 1))
from size, generate_series(1, invoices / 10) as feature;

insert into billing.invoice
select
    invoice,
    'I' || invoice,
    1 + invoice % greatest(invoices / 50, 1),
    case when invoice % 3 > 0 then 'DEALER' || 1 + invoice % 40 end,
    (array['GBP', 'GBP', 'EUR', 'USD'])[1 + invoice % 4],
    case
        when invoice % 97 = 0 then 'Void'
        when invoice > invoices * 0.98 then 'Sent'
        when invoice % 29 = 0 then 'Overdue'
        else 'Paid'
    end,
    start_at + span * (invoice::double precision / (invoices + 1)),
    (start_at + span * (invoice::double precision / (invoices + 1)) + interval '30 days')::date,
    (invoice * 7919 % 1000000)::numeric / 100,
    (invoice * 7919 % 1000000)::numeric / 500,
    (invoice * 7919 % 1000000)::numeric / 100
    + (invoice * 7919 % 1000000)::numeric / 500,
    case
        when invoice % 97 > 0 and (invoice > invoices * 0.98 or invoice % 29 = 0)
            then (invoice * 7919 % 1000000)::numeric / 500
        else 0
    end
from size, generate_series(1, invoices) as invoice;

insert into billing.invoice_item
select
    item,
    1 + (item - 1) / 3,
    1 + (item - 1) % 3,
    (array['Recurring', 'Usage', 'One-off', 'Equipment', 'Credit'])[
        1 + item % 5
    ],
    'Item ' || item,
    (item * 104729 % 500000)::numeric / 100,
    (item * 104729 % 500000)::numeric / 500
from size, generate_series(1, invoices * 3) as item;

insert into billing.subscription
select
    subscription,
    1 + subscription % greatest(invoices / 50, 1),
    (array['GBP', 'GBP', 'EUR', 'USD'])[1 + subscription % 4],
    start_at + span * (subscription % 997) / 1000
from size, generate_series(1, greatest(invoices / 20, 1)) as subscription;

insert into billing.subscription_period
select
    period,
    subscription,
    (array['Basic', 'Pro', 'Enterprise'])[1 + subscription % 3],
    (period * 7919 % 20000)::numeric / 100,
    1 + period % 12,
    0,
    (array['month', 'month', 'month', 'year', 'quarter'])[1 + period % 5],
    1,
    'recurring',
    case
        when period % 4 = 1 and subscription % 5 = 0 then 'trial'
        when period % 37 = 0 then 'paused'
        else 'active'
    end,
    start_at + span * (subscription % 997) / 1000
    + (period - 1) % 4 * interval '123 days',
    case
        when (period - 1) % 4 < 3 or subscription % 6 = 0
            then start_at + span * (subscription % 997) / 1000
                + ((period - 1) % 4 + 1) * interval '123 days'
    end
from size, generate_series(1, invoices / 5) as period,
    lateral (select 1 + (period - 1) / 4 as subscription) as of_subscription;
