-- One row per scope (a dealer, or null for all), currency and day on which the
-- scope's MRR moves: the periods' own changes, added up.
-- Built as a view.
select
    grouping(int_mrr_lines.customer_dealer) as is_all,
    int_mrr_lines.customer_dealer,
    int_mrr_lines.currency_code,
    int_mrr_line_changes.changed_on,
    sum(int_mrr_line_changes.change_amount) as change_amount
from int_mrr_line_changes
inner join int_mrr_lines
    on int_mrr_line_changes.line_id = int_mrr_lines.line_id
group by grouping sets (
    (int_mrr_lines.currency_code, int_mrr_line_changes.changed_on),
    (
        int_mrr_lines.customer_dealer,
        int_mrr_lines.currency_code,
        int_mrr_line_changes.changed_on
    )
)
