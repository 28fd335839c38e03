-- One row per invoice item with its invoice's group and what is wrong with the
-- item itself.
-- Built as a view.
select
    stg_invoice_items.invoice_item_id,
    stg_invoice_items.invoice_category,
    stg_invoice_items.net_amount,
    stg_invoice_items.tax_amount,
    int_invoice_members.group_id,
    case
        when stg_invoice_items.invoice_item_id is null
            then 'invoice_item_id is missing'
        when int_invoice_members.invoice_id is null
            then 'its invoice does not exist'
        when stg_invoice_items.net_amount is null
            then 'net_amount is missing'
        when stg_invoice_items.tax_amount is null
            then 'tax_amount is missing'
    end as defect
from stg_invoice_items
left join int_invoice_members
    on stg_invoice_items.invoice_id = int_invoice_members.invoice_id
