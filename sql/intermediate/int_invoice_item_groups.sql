-- One row per group of invoices, category and defect: the items added up, in one
-- pass over the largest table, with their standing. An item shares its invoice's.
with

grouped as (
    select
        group_id,
        invoice_category,
        defect,
        count(*) as invoice_item_count,
        sum(net_amount) as invoice_net,
        sum(tax_amount) as invoice_tax
    from int_invoice_items
    group by group_id, invoice_category, defect
),

judged as (
    select
        grouped.*,
        int_invoice_groups.issued_on,
        int_invoice_groups.invoice_dealer,
        int_invoice_groups.invoice_currency,
        int_invoice_groups.invoice_status,
        int_invoice_groups.standing as invoice_standing,
        case
            when int_invoice_groups.standing = 'excluded' then null
            when int_invoice_groups.standing = 'rejected'
                then 'its invoice is rejected'
            else grouped.defect
        end as rejection
    from grouped
    left join int_invoice_groups
        on grouped.group_id = int_invoice_groups.group_id
),

final as (
    select
        *,
        case
            when rejection is not null then 'rejected'
            else invoice_standing
        end as standing
    from judged
)

select * from final
