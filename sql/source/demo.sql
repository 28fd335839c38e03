-- Makes the demo's business in schema `demo`: dealers, customers and all that happens to them in
-- the year demo.year and the five before, each with the moment at which it happens, in the time
-- zone demo.zone. demo_night.sql shows what a billing database has of it on a night. The same
-- demo.seed, demo.customers and demo.year make the same rows on every machine.

set local jit = off;
drop schema if exists demo cascade;
create schema demo;

create table demo.plan as
select
    current_setting('demo.seed') as seed,
    current_setting('demo.customers')::bigint as customers,
    current_setting('demo.zone') as zone,
    current_setting('demo.script') as script,
    null::timestamptz as filled_at,
    make_date(current_setting('demo.year')::integer - 5, 1, 1) as starts_on,
    make_date(current_setting('demo.year')::integer + 1, 1, 1) as ends_on;

-- From 0 to below 1, the same whenever seed, purpose and id are the same.
create function demo.draw(purpose text, id bigint) returns double precision
language sql stable as $$
    select ('x' || left(md5(
        current_setting('demo.seed') || '/' || purpose || '/' || id
    ), 8))::bit(32)::bigint / 4294967296.0::double precision
$$;

create function demo.between(purpose text, id bigint, lowest bigint, highest bigint)
returns integer language sql stable as $$
    select (lowest + floor(demo.draw(purpose, id) * (highest - lowest + 1)))::integer
$$;

-- Which of the ranges that the thresholds divide 0 to 1 into is drawn, counted from 0.
create function demo.pick(purpose text, id bigint, variadic thresholds double precision[])
returns integer language sql stable as $$
    select width_bucket(demo.draw(purpose, id), thresholds)
$$;

create function demo.office_hours(purpose text, id bigint, day date)
returns timestamp language sql stable as $$
    select day + interval '8 hours'
        + demo.between(purpose || ' time', id, 0, 35999) * interval '1 second'
$$;

-- On a day strictly between those of two moments, else the earlier moment.
create function demo.within(purpose text, id bigint, earlier timestamp, later timestamp)
returns timestamp language sql stable as $$
    select case
        when later::date - earlier::date > 1 then demo.office_hours(purpose, id, earlier::date
            + demo.between(purpose, id, 1, later::date - earlier::date - 1))
        else earlier
    end
$$;

-- The months with their seasons, in percent of an average month.
create table demo.month as
select
    number::integer as month,
    first::date as starts_on,
    (array[135, 105, 110, 95, 100, 95, 85, 65, 140, 115, 105, 50])[calendar_month] as sign_ups,
    (array[130, 95, 110, 95, 85, 95, 85, 75, 90, 95, 100, 150])[calendar_month] as cancellations,
    (array[105, 102, 110, 98, 100, 102, 95, 78, 108, 110, 107, 85])[calendar_month] as calls,
    calendar_month
from demo.plan
cross join generate_series(plan.starts_on::timestamp, plan.ends_on - 1, '1 month')
    with ordinality as months (first, number)
cross join lateral (select extract(month from first)::integer as calendar_month) as calendar;

create table demo.market (currency, price_level, tax_rate, form) as
values ('GBP', 1.00, 0.20, 'Ltd'), ('EUR', 1.15, 0.23, 'DAC'), ('USD', 1.28, 0.00, 'Inc.');

-- What one unit of a currency comes to in pounds at the end of each working day: an average, and
-- what the moves of the last year or so left of it.
create table demo.exchange_rate as
select quoted_on, from_currency, 'GBP' as to_currency, rate
from (
    select
        day::date as quoted_on,
        currency as from_currency,
        round(average * (1 + 0.009 * sum(
            demo.draw('rate of ' || currency, day::date - date '2000-01-01')::numeric - 0.5
        ) over (
            partition by currency
            order by day
            rows between 260 preceding and current row
        )), 5) as rate
    from demo.plan
    cross join (values ('EUR', 0.8610), ('USD', 0.7840)) as quotes (currency, average)
    cross join generate_series(starts_on - interval '400 days', ends_on - 1, '1 day') as days (day)
    where extract(isodow from day) < 6
) as rates
cross join demo.plan
where quoted_on >= starts_on - 14;

-- One unit serves so many seats; null: a customer has one.
create table demo.product
    (line, feature_type, charge_kind, seats_served, products, prices) as
values
    (0, 'Hosted PBX Seat', 'recurring', 1.0,
        array['Hosted PBX Essential', 'Hosted PBX Professional', 'Hosted PBX Enterprise'],
        array[8.50, 12.50, 17.00]),
    (1, 'SIP Trunk', 'recurring', 1.7, array['SIP Trunk Metered', 'SIP Trunk Unlimited'],
        array[5.50, 11.00]),
    (2, 'Broadband', 'recurring', 40,
        array['Broadband FTTC 80', 'Broadband FTTP 300', 'Broadband FTTP 900', 'Leased Line 100'],
        array[34.00, 49.00, 69.00, 289.00]),
    (3, 'Mobile SIM', 'recurring', 2.5, array['Mobile 5 GB', 'Mobile 25 GB', 'Mobile Unlimited'],
        array[8.00, 13.00, 19.00]),
    (4, 'Contact Centre Agent', 'recurring', 5,
        array['Contact Centre Voice', 'Contact Centre Omni'], array[34.00, 59.00]),
    (5, 'Call Analytics', 'recurring', null,
        array['Call Analytics Team', 'Call Analytics Business', 'Call Analytics Enterprise'],
        array[45.00, 119.00, 279.00]),
    (6, 'CRM Connector', 'recurring', 1, array['CRM Connector', 'CRM Connector Plus'],
        array[3.50, 5.90]),
    (7, 'Calls', 'usage', null, array['Metered Calls'], array[0.018]),
    (8, 'Onboarding', 'one_off', null, array['Onboarding', 'Onboarding on Site'],
        array[95.00, 390.00]);

-- What part of a line's subscriptions orders with it: one for each unit, or one.
create table demo.extra (line, extra, share, feature_type, price, charge_kind, is_per_unit) as
values
    (0, 1, 0.35, 'Call Recording', 2.50, 'recurring', true),
    (0, 2, 0.2, 'Voicemail to Text', 0.80, 'recurring', true),
    (0, 3, 0.25, 'Auto Attendant', 6.00, 'recurring', false),
    (0, 4, 0.4, 'Number Porting', 10.00, 'one_off', true),
    (1, 1, 0.3, 'Fraud Guard', 4.00, 'recurring', false),
    (1, 2, 0.4, 'Number Porting', 10.00, 'one_off', false),
    (2, 1, 0.45, 'Static IP', 5.00, 'recurring', true),
    (2, 2, 0.8, 'Installation', 120.00, 'one_off', true),
    (3, 1, 0.3, 'Data Bolt-on', 6.00, 'recurring', true),
    (4, 1, 0.2, 'API Access', 25.00, 'recurring', false),
    (5, 1, 0.2, 'API Access', 25.00, 'recurring', false),
    (6, 1, 0.2, 'API Access', 25.00, 'recurring', false);

-- The first have the most customers: theirs are the draws below up_to.
create table demo.dealer as
select
    number as id,
    upper(left(name, 3)) || lpad(number::text, 2, '0') as code,
    name,
    (array['South East', 'North', 'Midlands', 'Scotland', 'Ireland', 'United States'])[
        demo.between('region', number, 1, 6)
    ] as region,
    demo.office_hours('contract', number, starts_on - demo.between('contract', number, 1, 400))
        as contracted_at,
    (sum(1000 / (number + 2)) over (order by number) / sum(1000 / (number + 2)) over ())
        ::double precision as up_to
from demo.plan
cross join unnest(array[
    'Harbour Telecom', 'Northern Voice', 'Blue Kite Networks', 'Pennine Connect',
    'Albion Business Systems', 'Severn Comms', 'Castle IT Partners', 'Clyde Digital',
    'Fenland Networks', 'Mersey Cloud', 'Liffey Communications', 'Great Lakes Telephony',
    'Oakfield IT', 'Summit Unified', 'Tamar Technology', 'Wessex Telecom'
]) with ordinality as names (name, number)
where number <= demo.between('dealers', 0, 12, 16);

-- Sign-ups grow from year to year, by season, and most are from Monday to Friday.
create table demo.customer as
with days as (
    select
        day::date as day,
        sum(weight) over (order by day) - weight as before,
        sum(weight) over (order by day) as up_to,
        sum(weight) over () as whole
    from demo.plan
    cross join generate_series(plan.starts_on::timestamp, plan.ends_on - 1, '1 day') as day
    inner join demo.month on month.starts_on = date_trunc('month', day)
    cross join lateral (
        select (2400 + day::date - plan.starts_on) * sign_ups
            * (array[100, 100, 100, 100, 80, 15, 8])[extract(isodow from day)::integer] as weight
    ) as weights
)

select
    id,
    demo.office_hours('sign-up', id, day) as signed_up_at,
    (array['GBP', 'EUR', 'USD'])[1 + demo.pick('market', id, 0.72, 0.89)] as currency,
    demo.between('seats', id, (array[2, 8, 26, 81])[1 + size], (array[7, 25, 80, 320])[1 + size])
        as seats,
    (array[0.0155, 0.0110, 0.0070, 0.0045])[1 + size] as churn,
    demo.between('further', id, 0, size + 2) as further,
    case
        when demo.draw('is sold by a dealer', id) < 0.72 then (
            select code from demo.dealer where up_to > demo.draw('dealer', numbers.id)
            order by dealer.id limit 1
        )
    end as dealer_code,
    (array[
        'Ashdown', 'Bramley', 'Calder', 'Dunmore', 'Elmstead', 'Fairholm', 'Greystone', 'Hartwell',
        'Ivybridge', 'Kingsway', 'Larkfield', 'Marlow', 'Northgate', 'Orchard', 'Pembury', 'Upton'
    ])[demo.between('first name', id, 1, 16)] || ' ' || (array[
        'Accountants', 'Architects', 'Bakeries', 'Care Homes', 'Couriers', 'Dental', 'Design',
        'Engineering', 'Estates', 'Foods', 'Hotels', 'Legal', 'Logistics', 'Media', 'Schools'
    ])[demo.between('trade', id, 1, 15)] as name,
    case
        when demo.draw('bill on the first', id) < 0.6 then 1
        else demo.between('bill', id, 2, 28)
    end as billing_day,
    demo.pick('payment habit', id, 0.56, 0.83, 0.96) as habit
from demo.plan
cross join days
cross join lateral generate_series(
    div(customers * before, whole)::bigint + 1, div(customers * up_to, whole)::bigint
) as numbers (id)
cross join lateral (select demo.pick('size', id, 0.54, 0.85, 0.97) as size) as sizes;

-- A customer stays for a spell, some try first, some are suspended, and some come back.
create table demo.spell as
with recursive spell as (
    select
        id as customer_id, 0 as number, null::timestamp as starts_at, 0 as trial_days,
        null::timestamp as suspended_at, null::timestamp as suspended_until, false as is_lost,
        null::timestamp as ends_at, signed_up_at as next_at
    from demo.customer
    union all
    select
        customer.id, spell.number + 1, spell.next_at, trial.trial_days,
        suspension.since, suspension.until, coalesce(suspension.loses, false), stay.ends_at,
        case when demo.draw('returns', key) < 0.17 then demo.office_hours(
            'returns', key, stay.ends_at::date + demo.between('returns', key, 60, 480)
        ) end
    from spell
    inner join demo.customer on spell.customer_id = customer.id
    inner join demo.plan on spell.next_at < plan.ends_on
    cross join lateral (select customer.id * 10 + spell.number as key) as keys
    cross join lateral (
        select (array[14, 30, 0])[1 + demo.pick('trial', key, 0.08, 0.14)] as trial_days
    ) as trial
    cross join lateral (
        select spell.next_at + trial.trial_days * interval '1 day' as paid_at
    ) as paid
    cross join lateral (
        select
            min(starts_on) filter (where demo.draw('leaves', key * 100 + month)
                < customer.churn * cancellations / 100) as leaves_on,
            min(starts_on) filter (where demo.draw('is suspended', key * 100 + month) < 0.0045)
                as suspended_on
        from demo.month
        where starts_on > paid_at
    ) as months
    cross join lateral (
        select least(plan.ends_on, case
            when trial.trial_days > 0 and demo.draw('trial fails', key) < 0.35 then paid_at
            else demo.office_hours('leaves', key, leaves_on + demo.between('leaves', key, 1, 27))
        end) as leaves_at
    ) as leaving
    left join lateral (
        select
            since, demo.draw('is lost', key) < 0.4 as loses,
            demo.office_hours('suspended until', key,
                since::date + demo.between('suspended until', key, 15, 75)) as until
        from demo.office_hours(
            'suspended', key, suspended_on + demo.between('suspended', key, 1, 27)
        ) as since
    ) as suspension on since < leaves_at
    cross join lateral (
        select case when loses then least(leaves_at, until) else leaves_at end as ends_at
    ) as stay
)

select * from spell where number > 0;
create index on demo.spell (customer_id);

-- Slot 0 is the main subscription of a spell, slot 1 one in another currency, 2 and up further
-- ones. known_ended_at is when the business hears of the end: later, where it is corrected.
create table demo.subscription as
with slots as (
    select
        spell.*, slot, seats, customer_id * 1000 + spell.number * 50 + slot as id,
        case
            when slot <> 1 then currency
            when currency = 'GBP' then 'EUR'
            else 'GBP'
        end as currency
    from demo.spell
    inner join demo.customer on spell.customer_id = customer.id
    cross join lateral generate_series(0, 1 + further) as slot
    where slot <> 1 or demo.draw('second currency', customer_id) < 0.04
),

started as (
    select
        *,
        case
            when slot < 2 then demo.pick('line', id, 0.48, 0.60, 0.74, 0.86, 0.92)
            else demo.pick('line', id, 0.06, 0.14, 0.38, 0.58, 0.66, 0.82)
        end as line,
        case
            when slot = 0 or (slot > 1 and demo.draw('starts at once', id) < 0.45) then starts_at
            else demo.within('start', id, starts_at, ends_at)
        end as started_at
    from slots
),

tried as (
    select
        *,
        case
            when slot = 0 then trial_days
            when slot > 1 and line > 3 and demo.draw('is tried', id) < 0.4 then 14
            else 0
        end as tried_days
    from started
),

every as (
    select
        id, customer_id, currency, seats, slot, line, started_at,
        case
            when slot > 0 and tried_days > 0 and demo.draw('trial fails', id) < 0.35
                then least(ends_at, started_at + tried_days * interval '1 day')
            when slot > 0 and demo.draw('ends early', id) < 0.25
                then demo.within('end', id, started_at, ends_at)
            else ends_at
        end as ended_at,
        tried_days, demo.pick('tier', id, 0.50, 0.85, 0.97) as tier,
        demo.pick('interval', id, 0.70, 0.76, 0.80) as interval_kind
    from tried
    union all
    select
        id + 40, customer_id, currency, seats, 40, 7, starts_at + trial_days * interval '1 day',
        ends_at, 0, 0, 0
    from tried
    where slot = 0 and line in (0, 1, 3)
    union all
    select
        id + 41, customer_id, currency, seats, 41, 8, starts_at,
        least(ends_at, starts_at + interval '1 day'), 0, case when seats > 40 then 1 else 0 end, 0
    from tried
    where slot = 0 and demo.draw('is onboarded', id) < 0.55
)

select
    every.*, ended_at as known_ended_at, feature_type, charge_kind, products, prices,
    coalesce(ceil(seats / seats_served), 1)::integer as units
from every
inner join demo.product using (line)
where started_at < ended_at;

-- What changes in a subscription's terms and when; the terms are the sums of their changes.
create table demo.change as
with lives as (
    select
        subscription.*, month, calendar_month, starts_on as month_on, id * 100 + month as key,
        demo.pick('event', id * 100 + month, 0.034, 0.049, 0.058, 0.063, 0.067, 0.072, 0.076)
            as event
    from demo.subscription
    inner join demo.month on starts_on > started_at + tried_days * interval '1 day'
        and starts_on < ended_at
    where charge_kind = 'recurring'
),

events as (
    select
        id, interval_kind, started_at, ended_at, event, units,
        demo.office_hours('event', key, month_on + demo.between('event', key, 1, 27)) as at,
        month_on + demo.between('pause', key, 1, 3) * interval '1 month' + interval '10 hours'
            as resumed_at,
        demo.draw('units', key) as share, key
    from lives
    where event < 7
    union all
    select
        id, interval_kind, started_at, ended_at, 6, units, started_at, started_at, 0, id
    from demo.subscription
    where charge_kind = 'recurring' and demo.draw('starts with a discount', id) < 0.22
),

discounts as (
    select
        id, at, demo.between('discount', key, 2, 6) * 5 as percent,
        date_trunc('month', at) + interval '1 month'
            * (array[3, 6, 12])[1 + demo.pick('discount length', key, 0.4, 0.8)] as ends_at
    from events
    where event = 6 and interval_kind < 3
),

changes (id, at, units, tiers, raise, percent, trials, pauses, is_yearly) as (
    select id, started_at, 0, 0, 0, 0, case when tried_days > 0 then 1 else 0 end, 0, false
    from demo.subscription
    union all
    select id, started_at + tried_days * interval '1 day', 0, 0, 0, 0, -1, 0, false
    from demo.subscription where tried_days > 0
    union all
    select id, month_on, 0, 0, demo.between('raise', key, 25, 60), 0, 0, 0, false
    from lives
    where calendar_month = 4 and started_at < month_on - interval '10 months'
        and interval_kind < 3 and demo.draw('is raised', key) < 0.75
    union all
    select
        id, at,
        case event
            when 0 then greatest(1, floor(units * 0.35 * share))
            when 1 then - greatest(1, floor(units * 0.25 * share))
            else 0
        end,
        case event when 2 then 1 when 3 then -1 else 0 end,
        0, 0, 0, 0, event = 5 and interval_kind = 0
    from events
    where event < 4 or event = 5
    union all
    select id, moment, 0, 0, 0, 0, 0, step, false
    from events
    cross join lateral (values (at, 1), (resumed_at, -1)) as pauses (moment, step)
    where event = 4 and interval_kind = 0
    union all
    select id, moment, 0, 0, 0, points, 0, 0, false
    from discounts
    cross join lateral (values (at, percent), (ends_at, - percent)) as ends (moment, points)
)

select
    changes.id as subscription_id, at, sum(changes.units) as units, sum(tiers) as tiers,
    sum(raise) as raise, sum(percent) as percent, sum(trials) as trials, sum(pauses) as pauses,
    bool_or(is_yearly) as is_yearly
from changes
inner join demo.subscription on changes.id = subscription.id and at < ended_at
group by changes.id, at;

-- The terms between two changes; a list price by the year is that of ten months. What is known of
-- a row is known from known_at on, and its end from known_ended_at on.
create table demo.period as
with sums as (
    select
        subscription_id, at as started_at,
        sum(units) over so_far as units, sum(tiers) over so_far as tiers,
        sum(raise) over so_far as raise, sum(percent) over so_far as percent,
        sum(trials) over so_far as trials, sum(pauses) over so_far as pauses,
        min(at) filter (where is_yearly) over so_far as yearly_at
    from demo.change
    window so_far as (partition by subscription_id order by at)
),

terms as (
    select
        subscription_id, customer_id, currency, line, slot, charge_kind, sums.started_at,
        coalesce(yearly_at, subscription.started_at + tried_days * interval '1 day') as billed_from,
        greatest(1, subscription.units + sums.units)::integer as quantity,
        greatest(1, least(array_length(products, 1), 1 + tier + tiers))::integer as rank,
        case when yearly_at is null then interval_kind else 3 end as kind,
        least(40, percent) as percent, raise, products, prices, ended_at,
        case when trials > 0 then 'trial' when pauses > 0 then 'paused' else 'active' end as phase
    from sums
    inner join demo.subscription on sums.subscription_id = subscription.id
),

priced as (
    select
        *, products[rank] as product,
        round(
            round(prices[rank] * price_level * (array[1, 2.9, 2.9, 10])[1 + kind], scale)
                * (1000 + raise) / 1000, scale
        ) as unit_price,
        (array['month', 'quarter', 'month', 'year'])[1 + kind] as interval_unit,
        (array[1, 1, 3, 1])[1 + kind] as interval_count,
        (array[1, 3, 3, 12])[1 + kind] as interval_months
    from terms
    inner join demo.market using (currency)
    cross join lateral (select case when line = 7 then 3 else 2 end as scale) as scales
),

changed as (
    select
        *,
        row(product, unit_price, quantity, percent, kind, phase)::text is distinct from lag(
            row(product, unit_price, quantity, percent, kind, phase)::text
        ) over (partition by subscription_id order by started_at) as is_other
    from priced
)

select
    row_number() over (order by started_at, subscription_id) as id,
    subscription_id, customer_id, currency, line, slot, charge_kind, product, unit_price, quantity,
    round(unit_price * quantity * percent / 100, 2) as discount, phase, billed_from,
    interval_unit, interval_count, interval_months, ended.at as ended_at,
    started_at, started_at as known_at, ended.at as known_ended_at,
    demo.draw('place', subscription_id * 100 + row_number() over (
        partition by subscription_id order by started_at
    )) as place
from (
    select *, lead(started_at, 1, ended_at) over (partition by subscription_id order by started_at)
        as next_at
    from changed where is_other
) as changed
cross join lateral (select least(next_at, ended_at) as at) as ended;

-- On each day of the last 13 months the business learns of something of one to three weeks before:
-- on odd days a discount, on even days the end of a further subscription.
create index on demo.period (place);
create index on demo.period (subscription_id, known_at);
analyze demo.period;

create table demo.correction (
    period_id bigint primary key, subscription_id bigint, known_at timestamp, since timestamp,
    is_end boolean
);
create index on demo.correction (subscription_id);

do $$
declare
    day timestamp;
    choice integer;
begin
    for day in
        select generate_series(ends_on - interval '13 months', ends_on - 1, '1 day') from demo.plan
    loop
        -- A small business may have nobody left whose turn it is; then anybody gets a discount.
        for choice in 1 .. 2 loop
            insert into demo.correction
            select id, subscription_id, day + interval '16 hours', since, is_end
            from (
                select
                    day - demo.between('correction', day::date - date '2000-01-01', 7, 21)
                        * interval '1 day' as since,
                    choice = 1 and extract(day from day)::integer % 2 = 0 as is_end,
                    case choice
                        when 1 then demo.draw('correction', day::date - date '2000-01-01') * 0.9
                        else 0
                    end as turn
            ) as dates
            inner join demo.period on place > turn and started_at < since
                and ended_at > day + interval '16 hours' and charge_kind = 'recurring'
                and phase = 'active' and (discount = 0 and interval_months = 1 or choice = 2)
                and (slot > 1 or not is_end)
            where id not in (select period_id from demo.correction)
                and subscription_id not in (
                    select subscription_id from demo.correction where is_end or choice = 1
                )
            order by place
            limit 1;
            exit when found;
        end loop;
    end loop;
end
$$;

insert into demo.period
select
    (select max(id) from demo.period) + row_number() over (order by correction.known_at),
    period.subscription_id, customer_id, currency, line, slot, charge_kind, product, unit_price,
    quantity, round(unit_price * quantity * demo.between('discount', period_id, 2, 5) / 20, 2),
    phase, billed_from, interval_unit, interval_count, interval_months, period.ended_at, since,
    correction.known_at, known_ended_at, 1
from demo.correction
inner join demo.period on correction.period_id = period.id
where not is_end;

update demo.period
set ended_at = since, known_ended_at = correction.known_at
from demo.correction
where period_id = period.id;

update demo.subscription
set ended_at = since, known_ended_at = correction.known_at
from demo.correction
where is_end and subscription_id = subscription.id;

delete from demo.period
using demo.correction
where is_end and correction.subscription_id = period.subscription_id
    and period.started_at > correction.known_at;

create table demo.number as
with blocks as (
    select
        subscription.id * 4 as block, customer_id, started_at, known_ended_at,
        case when line = 3 then 1 else 0 end as type,
        least(120, case
            when line = 3 then units else 1 + units * demo.between('numbers', id, 30, 90) / 100
        end) as numbers
    from demo.subscription where line in (0, 1, 3)
    union all
    select subscription.id * 4 + type, customer_id, started_at, known_ended_at, type, 1
    from demo.subscription
    cross join lateral (values (2, 0.22), (3, 0.16)) as types (type, share)
    where line in (0, 1) and demo.draw('number of type ' || type, id) < share
    union all
    select
        id * 4000, id, signed_up_at, 'infinity', demo.pick('stock', id, 0.7, 0.8, 0.9),
        demo.between('stock size', id, 1, 5)
    from demo.customer where demo.draw('has stock', id) < 0.2
),

numbers as (
    select
        block * 128 + number as id, blocks.*,
        case
            when known_ended_at = 'infinity'
                or demo.draw('from the start', block * 128 + number) < 0.75 then started_at
            else demo.within('allocated', block * 128 + number, started_at, known_ended_at)
        end as allocated_at
    from blocks
    cross join lateral generate_series(1, numbers) as number
)

select
    id, case when known_ended_at <> 'infinity' then customer_id end as customer_id,
    customer_id as ordered_for, allocated_at,
    (array['Geographic', 'Mobile', 'Non-geographic', 'Toll-free'])[1 + type] as type,
    (array['+441632', '+447700', '+443069', '+448081'])[1 + type]
        || lpad(demo.between('e164', id, 0, 999999)::text, 6, '0') as e164,
    case
        when known_ended_at = 'infinity' then known_ended_at
        when demo.draw('waits', id) < 0.1
            then allocated_at + demo.between('waits', id, 3, 60) * interval '1 day'
        else allocated_at
    end as active_at,
    case
        when known_ended_at <> 'infinity' and demo.draw('is given up', id) < 0.06
            then demo.within('given up', id, allocated_at, known_ended_at)
        else known_ended_at
    end as ended_at,
    demo.draw('is ported', id) < 0.3 as is_ported
from numbers;

-- Extra 0 is the subscription itself: its price and quantity are those of its terms.
create table demo.feature as
select
    subscription.id * 10 as id, customer_id, subscription.id as subscription_id, feature_type,
    currency, charge_kind, null::numeric as price, null::integer as quantity,
    started_at as ordered_at,
    started_at + demo.between('activation', id, 0, 12) * interval '20 hours' as active_at,
    known_ended_at as ended_at
from demo.subscription
where charge_kind = 'recurring'
union all
select
    key, customer_id, subscription.id, extra.feature_type, currency, extra.charge_kind,
    round(price * price_level, 2), case when is_per_unit then units else 1 end, ordered_at,
    ordered_at + demo.between('activation', key, 1, 200) * interval '1 hour',
    case
        when demo.draw('ends early', key) < 0.15
            then demo.within('end', key, ordered_at, known_ended_at)
        else known_ended_at
    end
from demo.subscription
inner join demo.extra using (line)
inner join demo.market using (currency)
cross join lateral (select subscription.id * 10 + extra as key) as keys
cross join lateral (
    select case
        when extra.charge_kind = 'one_off' or demo.draw('is ordered at once', key) < 0.5
            then started_at
        else demo.within('order', key, started_at, known_ended_at)
    end as ordered_at
) as orders
where demo.draw('is ordered', key) < share;

-- An invoice a month and currency, on the customer's billing day.
create table demo.billing_run as
with currencies as (
    select customer_id, currency, min(started_at) as first_at, max(known_ended_at) as last_at
    from demo.subscription
    group by customer_id, currency
)

select
    customer_id, customer.currency = currencies.currency as is_main, currencies.currency, seats,
    month, calls, billing_day, at, customer_id * 100 + month as key,
    lag(at, 1, first_at) over (partition by customer_id, currencies.currency order by at)
        as previous_at
from currencies
inner join demo.customer on customer_id = customer.id
cross join demo.month
cross join lateral (
    select starts_on + billing_day - 1 + interval '5 hours'
        + customer_id % 5400 * interval '1 second' as at
) as moments
where at::date > first_at::date and at < last_at + interval '1 month';

create table demo.charge as
with due as (
    select
        period.*, run.at, run.key, billing_day, price_level,
        month - (12 * (extract(year from billed_from) - extract(year from plan.starts_on))
            + extract(month from billed_from) + case
                when extract(day from billed_from) >= billing_day then 1 else 0
            end)::integer as months_billed
    from demo.plan
    cross join demo.billing_run as run
    inner join demo.period using (customer_id, currency)
    inner join demo.market using (currency)
    where charge_kind = 'recurring' and phase = 'active' and known_at <= at and known_ended_at > at
),

charges as (
    select customer_id, currency, at, 1 as place, subscription_id, 'Recurring' as category,
        product as description, unit_price * quantity - discount as net
    from due
    where months_billed % interval_months = 0
    union all
    select customer_id, currency, at, 2, subscription_id, 'Recurring', product || ', part month',
        round((unit_price * quantity - discount) * least(31, at::date - billed_from::date) / 31, 2)
    from due
    where months_billed = 0 and interval_months = 1 and billed_from::date < at::date
    union all
    select customer_id, currency, at, 3, subscription_id, 'Equipment', 'Desk phones',
        round(89 * price_level, 2) * quantity
    from due
    where months_billed = 0 and line = 0 and demo.draw('phones', subscription_id) < 0.4
    union all
    select customer_id, currency, at, 4, subscription_id, 'Usage', 'Calls',
        round(unit_price * seats * calls * demo.between('minutes', key, 15, 170)
            * (least(at, known_ended_at)::date - greatest(previous_at, started_at)::date) / 3040, 2)
    from demo.billing_run
    inner join demo.period using (customer_id, currency)
    where charge_kind = 'usage' and started_at < at and known_ended_at > previous_at
    union all
    select customer_id, currency, at, 5, subscription_id, 'One-off', product, unit_price * quantity
    from demo.billing_run
    inner join demo.period using (customer_id, currency)
    where charge_kind = 'one_off' and started_at >= previous_at and started_at < at
)

select *, false as is_order from charges where net > 0
union all
select
    customer_id, currency, max(at), 6, 0, 'Credit', 'Goodwill credit',
    - round(sum(net) * demo.between('credit', key, 3, 30) / 100, 2), false
from charges
inner join demo.billing_run using (customer_id, currency, at)
where demo.draw('is credited', key) < 0.025
group by customer_id, currency, key
union all
select customer_id, currency, ordered_at, place, 0, category, description, net, true
from demo.billing_run
inner join demo.market using (currency)
cross join lateral (select demo.within('order', key, previous_at, at) as ordered_at) as orders
cross join lateral (values
    (1, 'Equipment', 'Hardware order', round(demo.between('goods', key, 3900, 32000) * price_level
        / 100, 2) * demo.between('pieces', key, 1, 6)),
    (2, 'One-off', 'Delivery', round(12.5 * price_level, 2))
) as lines (place, category, description, net)
where is_main and demo.draw('is ordered', key) < 0.015;

analyze demo.spell;

create table demo.invoice as
with invoices as (
    select
        row_number() over (order by at, customer_id, charge.currency, is_order) as id, customer_id,
        charge.currency, is_order, at as issued_at, sum(net) as net,
        sum(round(net * tax_rate, 2)) as tax
    from demo.charge
    inner join demo.market using (currency)
    group by customer_id, charge.currency, at, is_order
)

select
    invoices.*, due_on, voided_at,
    case when is_order or demo.draw('is held', id) < 0.03
        then issued_at + demo.between('is held', id, 20, 160) * interval '1 hour' else issued_at
    end as sent_at,
    case
        when voided_at is not null then null
        when suspension.until is not null
            then suspension.until + case when is_lost then late_days else 0 end * interval '1 day'
        when leaves and demo.draw('last ones stay', customer_id) < 0.12
            then usual_at + late_days * interval '1 day'
        when demo.draw('is disputed', id) < 0.015
            then usual_at + demo.between('is disputed', id, 20, 120) * interval '1 day'
        else usual_at
    end as paid_at,
    demo.office_hours('part', id, due_on + demo.between('part', id, 0, 15)) as part_paid_at,
    case when habit > 1 and demo.draw('pays in parts', id) < 0.15
        then round((net + tax) * demo.between('part size', id, 2, 7) / 10, 2) else 0
    end as part
from invoices
inner join (select id as customer_id, habit from demo.customer) as habits using (customer_id)
cross join lateral (
    select issued_at::date + (array[14, 30, 30, 30])[1 + habit] as due_on,
        demo.between('late', id, 90, 540) as late_days,
        case when demo.draw('is void', id) < 0.006
            then issued_at + demo.between('is void', id, 7, 30) * interval '1 day'
        end as voided_at
) as dues
cross join lateral (
    select demo.office_hours('payment', id, due_on + demo.between(
        'payment', id, (array[-2, -18, 1, 15])[1 + habit], (array[0, 0, 38, 190])[1 + habit]
    )) as usual_at
) as payments
left join lateral (
    select suspended_until as until, is_lost
    from demo.spell
    where spell.customer_id = invoices.customer_id
        and issued_at > suspended_at - interval '70 days'
        and issued_at < suspended_until + interval '40 days'
    order by number limit 1
) as suspension on true
cross join lateral (
    select exists (
        select from demo.spell
        where spell.customer_id = invoices.customer_id
            and issued_at between ends_at - interval '50 days' and ends_at + interval '40 days'
    ) as leaves
) as leaving;

create table demo.invoice_item as
select
    row_number() over (order by invoice.id, place, subscription_id, description) as id,
    invoice.id as invoice_id,
    row_number() over (partition by invoice.id order by place, subscription_id, description)
        as line,
    category, description, charge.net, round(charge.net * tax_rate, 2) as tax
from demo.charge
inner join demo.invoice on (invoice.customer_id, invoice.currency, issued_at, invoice.is_order)
    = (charge.customer_id, charge.currency, at, charge.is_order)
inner join demo.market on market.currency = charge.currency;
