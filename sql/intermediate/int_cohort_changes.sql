-- One row per scope (a dealer, or null for all), currency, cohort (the month of
-- the customers' first MRR) and month in which its MRR moves: by how much, how
-- many customers more pay, and how many never did before.
select
    grouping(int_mrr_dealers.customer_dealer) as is_all,
    int_mrr_dealers.customer_dealer,
    int_mrr_dealers.currency_code,
    cohort_number,
    month_number,
    count(*) filter (where movement_class = 'new') as new_customers,
    sum(
        case
            when movement_class in ('new', 'reactivation') then 1
            when movement_class = 'churn' then -1
            else 0
        end
    ) as customer_change,
    sum(change_amount) as change_amount
from int_mrr_month_changes as changes
inner join int_mrr_dealers
    on changes.dealer_number = int_mrr_dealers.dealer_number
group by grouping sets (
    (int_mrr_dealers.currency_code, cohort_number, month_number),
    (
        int_mrr_dealers.customer_dealer,
        int_mrr_dealers.currency_code,
        cohort_number,
        month_number
    )
)
