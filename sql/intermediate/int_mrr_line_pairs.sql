-- One row per subscription, product and day whose terms before and after are to
-- be compared: of the same product where that goes on, else of all that end
-- and all that start, since one replaces the other then. is_plain if that is
-- all that its entity changes by; line_id says which one it is then.
-- Built as a view.
select
    true as is_plain,
    changes.entity_id,
    changes.changed_on,
    changes.line_id,
    null as subscription_id,
    null as product,
    false as is_replaced,
    true as is_quantity_comparable,
    changes.change_amount,
    ended.state as before_state,
    started.state as after_state,
    in_thousandths(ended.unit_amount) as before_unit,
    in_thousandths(started.unit_amount) as after_unit,
    in_thousandths(ended.quantity) as before_quantity,
    in_thousandths(started.quantity) as after_quantity,
    in_thousandths(ended.discount_amount) as before_discount,
    in_thousandths(started.discount_amount) as after_discount,
    ended.numerator as before_numerator,
    started.numerator as after_numerator,
    ended.denominator as before_denominator,
    started.denominator as after_denominator
from int_mrr_entity_changes as changes
left join int_mrr_periods as ended
    on changes.ended_period = ended.period_id
left join int_mrr_periods as started
    on changes.started_period = started.period_id
where
    changes.movement_level = movement_level()
    and changes.is_plain
    and changes.change_amount <> 0
union all
select
    false as is_plain,
    entity_id,
    changed_on,
    null as line_id,
    subscription_id,
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
from int_mrr_mixed_terms
where before_state is not null and after_state is not null
union all
select
    false as is_plain,
    entity_id,
    changed_on,
    null as line_id,
    subscription_id,
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
from int_mrr_mixed_terms
where before_state is null or after_state is null
group by entity_id, changed_on, subscription_id
