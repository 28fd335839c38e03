-- What the models need of an engine beyond standard SQL, spelled for PostgreSQL:
-- the benchmark runs the same models live in the billing database.

create function local_date(instant timestamptz) returns date
language sql stable as $$
    select case
        when isfinite(instant) then cast(instant at time zone '${zone}' as date)
    end
$$;

create function business_date() returns date
language sql immutable as $$ select date '${business_date}' $$;

create function local_days(first_day date, last_day date)
returns table (calendar_on date)
language sql immutable as $$
    select cast(day as date)
    from generate_series(first_day, last_day, interval '1' day) as days (day)
$$;

create function standing(rejection text, counts_on date) returns text
language sql stable as $$
    select case
        when rejection is not null then 'rejected'
        when counts_on > business_date() then 'later'
        else 'counted'
    end
$$;

create function interval_defect(known_unit text, interval_count bigint)
returns text
language sql immutable as $$
    select case
        when known_unit is null then 'interval_unit is unknown'
        when interval_count is null or interval_count < 1
            then 'interval_count is below 1'
        when interval_count > 1000000 then 'interval_count is out of range'
    end
$$;

create function movement_level() returns text
language sql immutable as $$ select '${movement_level}' $$;

create function reporting_currency() returns text
language sql immutable as $$ select nullif('${reporting_currency}', '') $$;

create function counts_past_due() returns boolean
language sql immutable as $$ select ${count_past_due} $$;

create function max_rejected_share() returns numeric
language sql immutable as $$ select ${max_rejected_share} $$;

create function tolerated_rejections() returns bigint
language sql immutable as $$ select ${tolerated_rejections} $$;

create function in_thousandths(amount numeric) returns numeric
language sql immutable as $$ select amount * 1000 $$;

create function scaled_half_up(
    millionths numeric, numerator numeric, denominator numeric
) returns numeric
language sql immutable as $$
    select round(millionths * numerator / denominator / 1000000, 6)
$$;

create function from_millionths(millionths numeric) returns numeric
language sql immutable as $$ select millionths / 1000000 $$;
