-- One row per scope (a dealer, or null for all), currency and day on which the
-- scope's MRR moves: the periods' own changes, added up.
-- Built as a view.
with

dealer_changes as (
    select
        coalesce(int_customer_dealers.customer_dealer, 'DIRECT')
            as customer_dealer,
        int_mrr_changes.currency_code,
        int_mrr_changes.changed_on,
        int_mrr_changes.change_amount
    from int_mrr_changes
    left join int_customer_dealers
        on int_mrr_changes.customer_id = int_customer_dealers.customer_id
)

select
    grouping(customer_dealer) as is_all,
    customer_dealer,
    currency_code,
    changed_on,
    sum(change_amount) as change_amount
from dealer_changes
group by grouping sets (
    (currency_code, changed_on),
    (customer_dealer, currency_code, changed_on)
)
