-- One row per invoice item with its standing, which it shares with its invoice.
with

judged as (
    select
        stg_invoice_items.invoice_item_id,
        stg_invoice_items.invoice_category,
        stg_invoice_items.net_amount,
        stg_invoice_items.tax_amount,
        int_invoices.issued_on,
        int_invoices.invoice_dealer,
        int_invoices.invoice_currency,
        int_invoices.invoice_status,
        int_invoices.standing as invoice_standing,
        case
            when stg_invoice_items.invoice_item_id is null
                then 'invoice_item_id is missing'
            when int_invoices.invoice_id is null
                then 'its invoice does not exist'
            when int_invoices.standing = 'excluded' then null
            when int_invoices.standing = 'rejected'
                then 'its invoice is rejected'
            when stg_invoice_items.net_amount is null
                then 'net_amount is missing'
            when stg_invoice_items.tax_amount is null
                then 'tax_amount is missing'
        end as rejection
    from stg_invoice_items
    left join int_invoices
        on stg_invoice_items.invoice_id = int_invoices.invoice_id
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
