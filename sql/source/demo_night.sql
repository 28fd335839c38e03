-- Fills the reference billing schema with what the demo's business (demo.sql) knows at the instant
-- demo.night: what began before it, in the state of then. The schema is empty, or shows an earlier
-- night.

set local jit = off;
create temporary table night on commit drop as
select zone, current_setting('demo.night')::timestamptz at time zone zone as at from demo.plan;

insert into billing.dealer
select id, code, name, region, contracted_at at time zone zone
from demo.dealer
cross join night
where contracted_at < at
on conflict (id) do nothing;

insert into billing.customer
select
    id, 'AC' || 100000 + id, name || ' ' || form,
    'accounts@' || lower(replace(name, ' ', '-')) || '-' || id || '.example',
    case
        when spell.ends_at <= at then 'Dropped'
        when at between suspended_at and suspended_until then 'Suspended'
        else 'Active'
    end,
    dealer_code, signed_up_at at time zone zone,
    case when spell.ends_at <= at then spell.ends_at at time zone zone end
from demo.customer
inner join demo.market using (currency)
cross join night
cross join lateral (
    select *
    from demo.spell
    where customer_id = customer.id and starts_at < at
    order by number desc
    limit 1
) as spell
where signed_up_at < at
on conflict (id) do update set (state, closed_at) = (excluded.state, excluded.closed_at)
where (customer.state, customer.closed_at) is distinct from (excluded.state, excluded.closed_at);

insert into billing.phone_number
select
    number.id, e164, customer_id, type,
    case
        when ended_at <= at and is_ported then 'Ported'
        when ended_at <= at then 'Ceased'
        when active_at <= at then 'Active'
        else 'Reserved'
    end,
    customer.dealer_code, allocated_at at time zone zone
from demo.number
inner join billing.customer on ordered_for = customer.id
cross join night
where allocated_at < at
on conflict (id) do update set state = excluded.state
where phone_number.state is distinct from excluded.state;

insert into billing.feature
select
    feature.id, feature.customer_id, feature_type,
    case
        when active_at > at then 'Pending'
        when feature.charge_kind = 'one_off' then 'Completed'
        when feature.ended_at <= at then 'Cancelled'
        when state = 'Suspended' then 'Suspended'
        else 'Active'
    end,
    dealer_code, feature.currency, feature.charge_kind, coalesce(price, unit_price),
    coalesce(feature.quantity, terms.quantity),
    case when price is null then interval_unit else 'month' end,
    case when price is null then interval_count else 1 end, ordered_at at time zone zone
from demo.feature
inner join billing.customer on feature.customer_id = customer.id
cross join night
cross join lateral (
    select *
    from demo.period
    where period.subscription_id = feature.subscription_id and known_at < at
    order by known_at desc
    limit 1
) as terms
where ordered_at < at
on conflict (id) do update set
    state = excluded.state, price = excluded.price, quantity = excluded.quantity,
    period_unit = excluded.period_unit, period_count = excluded.period_count
where feature is distinct from excluded;

insert into billing.invoice
select
    invoice.id, 'INV-' || 100000 + invoice.id, customer_id, dealer_code, currency, status,
    issued_at at time zone zone, due_on, net, tax, net + tax,
    case
        when status in ('Sent', 'Overdue')
            then net + tax - case when part_paid_at < at then part else 0 end
        else 0
    end
from demo.invoice
inner join billing.customer on customer_id = customer.id
cross join night
cross join lateral (
    select case
        when sent_at > at then 'Draft'
        when voided_at <= at then 'Void'
        when paid_at <= at then 'Paid'
        when due_on < at::date - 1 then 'Overdue'
        else 'Sent'
    end as status
) as statuses
where issued_at < at
on conflict (id) do update set (state, amount_due) = (excluded.state, excluded.amount_due)
where (invoice.state, invoice.amount_due) is distinct from (excluded.state, excluded.amount_due);

insert into billing.invoice_item
select item.id, invoice_id, line, category, description, item.net, item.tax
from demo.invoice_item as item
inner join demo.invoice on invoice_id = invoice.id
cross join night
where issued_at < at
on conflict (id) do nothing;

insert into billing.subscription
select
    id, customer_id, currency, started_at at time zone zone,
    case when known_ended_at <= at then ended_at at time zone zone end
from demo.subscription
cross join night
where started_at < at
on conflict (id) do update set ended_at = excluded.ended_at
where subscription.ended_at is distinct from excluded.ended_at;

insert into billing.subscription_period
select
    id, subscription_id, product, unit_price, quantity, discount, interval_unit, interval_count,
    charge_kind, phase, started_at at time zone zone,
    case when known_ended_at <= at then ended_at at time zone zone end
from demo.period
cross join night
where known_at < at
on conflict (id) do update set ends_at = excluded.ends_at
where subscription_period.ends_at is distinct from excluded.ends_at;

insert into billing.exchange_rate
select quoted_on, from_currency, to_currency, rate
from demo.exchange_rate
cross join night
where quoted_on < at::date
on conflict do nothing;

analyze billing.dealer, billing.customer, billing.phone_number, billing.feature, billing.invoice,
    billing.invoice_item, billing.subscription, billing.subscription_period, billing.exchange_rate;

update demo.plan set filled_at = current_setting('demo.night')::timestamptz;
drop table night;
