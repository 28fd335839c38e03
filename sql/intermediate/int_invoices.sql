-- One row per invoice with its standing, its age and, as its defect, what it
-- lacks. Drafts and voids are excluded before anything else is asked of them: a
-- draft may lack a date.
-- Built as a view.
with

examined as (
    select
        *,
        case
            when invoice_id is null then 'invoice_id is missing'
            when amount is null then 'amount is missing'
            when outstanding is null then 'outstanding is missing'
        end as defect
    from stg_invoices
),

judged as (
    select
        examined.*,
        excluded_invoice_statuses.status_key is not null as is_excluded,
        case
            when invoice_id is null then defect
            when currencies.currency_code is null
                then 'currency is no ISO 4217 code'
            when issued_on is null then 'issued_at is missing'
            else defect
        end as rejection
    from examined
    left join currencies
        on examined.invoice_currency = currencies.currency_code
    left join excluded_invoice_statuses
        on lower(examined.invoice_status)
            = excluded_invoice_statuses.status_key
),

final as (
    select
        invoice_id,
        customer_id,
        invoice_dealer,
        invoice_currency,
        invoice_status,
        issued_on,
        due_on,
        amount,
        outstanding,
        defect,
        case when not is_excluded then rejection end as rejection,
        case
            when is_excluded then 'excluded'
            else standing(rejection, issued_on)
        end as standing,
        case
            when outstanding = 0 then null
            when due_on is null or due_on >= business_date() then 'Not due'
            when due_on >= business_date() - interval '30' day then '1-30'
            when due_on >= business_date() - interval '60' day then '31-60'
            when due_on >= business_date() - interval '90' day then '61-90'
            else 'Over 90'
        end as invoice_age
    from judged
)

select * from final
