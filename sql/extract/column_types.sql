-- The types of a select's columns, in their order: as their owner declared them,
-- the type that goes over the wire (a domain's base type), whether its bytes are
-- text, and which of the model's types, other than text, it can be cast to.
with recursive declared as (
    select place, type_id
    from unnest(cast(? as oid[])) with ordinality as given (type_id, place)
),

resolved as (
    select place, type_id as wire_id
    from declared
    union all
    select resolved.place, pg_type.typbasetype
    from resolved
    inner join pg_catalog.pg_type on pg_type.oid = resolved.wire_id
    where pg_type.typtype = 'd'
),

final as (
    select
        declared.place,
        format_type(declared.type_id, null) as declared_type,
        format_type(wire.oid, null) as wire_type,
        wire.typtype = 'e'
        or (wire.typcategory = 'S' and wire.typname <> 'char') as is_text,
        array(
            select format_type(target.oid, null)
            from pg_catalog.pg_type as target
            where target.oid = any(array[
                'bigint', 'numeric', 'timestamptz', 'date'
            ]::regtype[])
                and (
                    wire.typcategory = 'S'
                    or exists (
                        select 1
                        from pg_catalog.pg_cast
                        where pg_cast.castsource = wire.oid
                            and pg_cast.casttarget = target.oid
                    )
                )
        ) as cast_targets
    from declared
    inner join resolved on declared.place = resolved.place
    inner join pg_catalog.pg_type as wire on resolved.wire_id = wire.oid
    where wire.typtype <> 'd'
)

select declared_type, wire_type, is_text, cast_targets
from final
order by place
