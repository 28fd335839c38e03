-- One row per customer with its standing: does it count in this snapshot? One
-- whose day of creation is unknown does.
-- Built as a view.
with

judged as (
    select
        *,
        case when customer_id is null then 'customer_id is missing' end
            as rejection
    from stg_customers
),

final as (
    select
        *,
        standing(rejection, created_on) as standing
    from judged
)

select * from final
