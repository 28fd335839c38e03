-- One night of the growth benchmark, on a filled reference billing schema:
-- edits growth.share of each table's rows, picked among those that began in
-- the last growth.days days before growth.night, on top of all earlier nights'
-- edits, which schema `growth` remembers; then compares all rows with those of
-- the night before. Leaves growth.outcome: a row with the rows there are and
-- the rows that are new, changed or gone.

create schema if not exists growth;
create table if not exists growth.edit (
    kind text not null,
    id bigint not null,
    edited_on date not null
);
create table if not exists growth.row_before (
    kind text not null,
    id bigint not null,
    content bigint not null
);

create temporary table night as
select
    current_setting('growth.night')::date as edited_on,
    current_setting('growth.share')::numeric as share,
    current_setting('growth.days')::integer as days;

create temporary table begun as
select 'customer' as kind, id, signed_up_at as begun_at from billing.customer
union all
select 'phone_number', id, allocated_at from billing.phone_number
union all
select 'feature', id, ordered_at from billing.feature
union all
select 'invoice', id, issued_at from billing.invoice
union all
select 'invoice_item', invoice_item.id, invoice.issued_at
from billing.invoice_item
inner join billing.invoice on invoice_item.invoice_id = invoice.id
union all
select 'subscription_period', id, starts_at from billing.subscription_period;

insert into growth.edit
with sizes as (
    select kind, ceil(count(*) * (select share from night)) as wanted
    from begun
    group by kind
),

ranked as (
    select
        begun.kind,
        begun.id,
        night.edited_on,
        row_number() over (
            partition by begun.kind
            order by md5(begun.kind || begun.id || night.edited_on), begun.id
        ) as place
    from begun
    cross join night
    where begun.begun_at >= night.edited_on - night.days
)

select ranked.kind, ranked.id, ranked.edited_on
from ranked
inner join sizes on ranked.kind = sizes.kind
where ranked.place <= sizes.wanted;

create temporary table edits as
select kind, id, count(*) as times, count(*) % 2 = 1 as is_odd
from growth.edit
group by kind, id;

update billing.customer
set state = case when state = 'Active' then 'Suspended' else 'Active' end
from edits
where edits.kind = 'customer' and edits.id = customer.id and edits.is_odd;

update billing.phone_number
set state = case when state = 'Active' then 'Ceased' else 'Active' end
from edits
where edits.kind = 'phone_number' and edits.id = phone_number.id
    and edits.is_odd;

update billing.feature
set price = price + 0.01 * edits.times
from edits
where edits.kind = 'feature' and edits.id = feature.id;

update billing.invoice
set
    state = case when state = 'Paid' then 'Overdue' else 'Paid' end,
    amount_due = case when state = 'Paid' then grand_total else 0 end
from edits
where edits.kind = 'invoice' and edits.id = invoice.id and edits.is_odd;

update billing.invoice_item
set category = case when category = 'Recurring' then 'Usage' else 'Recurring' end
from edits
where edits.kind = 'invoice_item' and edits.id = invoice_item.id
    and edits.is_odd;

update billing.subscription_period
set unit_price = unit_price + 0.01 * edits.times
from edits
where edits.kind = 'subscription_period'
    and edits.id = subscription_period.id;

create table growth.row_now as
select 'dealer' as kind, id, hashtextextended(dealer::text, 0) as content
from billing.dealer
union all
select 'customer', id, hashtextextended(customer::text, 0)
from billing.customer
union all
select 'phone_number', id, hashtextextended(phone_number::text, 0)
from billing.phone_number
union all
select 'feature', id, hashtextextended(feature::text, 0) from billing.feature
union all
select 'invoice', id, hashtextextended(invoice::text, 0) from billing.invoice
union all
select 'invoice_item', id, hashtextextended(invoice_item::text, 0)
from billing.invoice_item
union all
select 'subscription', id, hashtextextended(subscription::text, 0)
from billing.subscription
union all
select 'subscription_period', id, hashtextextended(subscription_period::text, 0)
from billing.subscription_period;

drop table if exists growth.outcome;
create table growth.outcome as
select
    count(row_now.id) as row_count,
    count(*) filter (
        where row_now.content is distinct from row_before.content
    ) as changed_row_count
from growth.row_now
full join growth.row_before
    on row_now.kind = row_before.kind and row_now.id = row_before.id;

drop table growth.row_before;
alter table growth.row_now rename to row_before;
drop table night, begun, edits;
