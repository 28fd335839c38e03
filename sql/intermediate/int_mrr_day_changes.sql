-- One row per scope (a dealer, or null for all), currency and day on which
-- periods of the scope end or start: the periods' own changes, added up.
-- Built as a view.
select
    grouping(int_mrr_dealers.customer_dealer) as is_all,
    int_mrr_dealers.customer_dealer,
    int_mrr_dealers.currency_code,
    int_mrr_edges.changed_on,
    sum(int_mrr_edges.change_amount) as change_amount
from int_mrr_edges
inner join int_mrr_dealers
    on int_mrr_edges.dealer_number = int_mrr_dealers.dealer_number
group by grouping sets (
    (int_mrr_dealers.currency_code, int_mrr_edges.changed_on),
    (
        int_mrr_dealers.customer_dealer,
        int_mrr_dealers.currency_code,
        int_mrr_edges.changed_on
    )
)
