-- One row per subscription, product and day whose terms before and after are to
-- be compared: of the same product where that goes on, else of all that end
-- and all that start, since one replaces the other then.
-- Built as a view.
select
    customer_id,
    subscription_id,
    currency_code,
    changed_on,
    product,
    false as is_replaced,
    true as is_quantity_comparable,
    change_amount,
    before_state,
    after_state,
    before_unit,
    after_unit,
    before_quantity,
    after_quantity,
    before_discount,
    after_discount,
    before_numerator,
    after_numerator,
    before_denominator,
    after_denominator
from int_mrr_line_changes
where before_state is not null and after_state is not null
union all
select
    customer_id,
    subscription_id,
    currency_code,
    changed_on,
    case
        when count(*) filter (where after_state = 'active') > 0
            then min(product) filter (where after_state = 'active')
        else min(product) filter (where before_state = 'active')
    end as product,
    count(before_state) > 0 and count(after_state) > 0 as is_replaced,
    count(before_state) = count(after_state) as is_quantity_comparable,
    sum(change_amount) as change_amount,
    min(before_state) as before_state,
    min(after_state) as after_state,
    sum(before_unit) as before_unit,
    sum(after_unit) as after_unit,
    sum(before_quantity) as before_quantity,
    sum(after_quantity) as after_quantity,
    sum(before_discount) as before_discount,
    sum(after_discount) as after_discount,
    max(before_numerator) as before_numerator,
    max(after_numerator) as after_numerator,
    max(before_denominator) as before_denominator,
    max(after_denominator) as after_denominator
from int_mrr_line_changes
where before_state is null or after_state is null
group by customer_id, subscription_id, currency_code, changed_on
