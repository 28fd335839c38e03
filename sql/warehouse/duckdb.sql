-- What the models need of an engine beyond standard SQL, spelled for DuckDB.
-- Another engine that runs the same models defines these and nothing else.
-- ${zone}, ${business_date}, ${movement_level} and the two bounds are checked
-- before they get here: a zone id, an ISO date, one of two words, numbers.

set global timezone = '${zone}';

-- The local day, in the tenant's zone, of an instant; null for an infinite one.
create or replace macro local_date(instant) as
    case
        when isfinite(instant) then cast(timezone('${zone}', instant) as date)
    end;

-- The local day that the snapshot closes.
create or replace macro business_date() as date '${business_date}';

-- The local days from one to another, both included.
create or replace macro local_days(first_day, last_day) as table
    select cast(day as date) as calendar_on
    from generate_series(first_day, last_day, interval '1' day) as days (day);

-- Whether movements are told per customer or per subscription.
create or replace macro movement_level() as '${movement_level}';

-- The share and the number of rejected rows of a table that are let pass.
create or replace macro max_rejected_share() as ${max_rejected_share};
create or replace macro tolerated_rejections() as ${tolerated_rejections};

-- An amount with 3 decimals, below 10^12, as a whole number of thousandths.
create or replace macro in_thousandths(amount) as
    cast(cast(amount * 1000 as bigint) as hugeint);

-- millionths x numerator / denominator as an amount with 6 decimals, exact, half
-- up (away from zero). DuckDB's / gives a double, hence the whole numbers.
create or replace macro scaled_half_up(millionths, numerator, denominator) as
    cast(
        sign(millionths) * (
            (abs(millionths) * numerator * 2 + denominator)
            // (cast(denominator as hugeint) * 2)
        ) as decimal(32, 0)
    ) * cast(0.000001 as decimal(6, 6));

-- A whole number of millionths as an amount with 6 decimals.
create or replace macro from_millionths(millionths) as
    cast(millionths as decimal(32, 0)) * cast(0.000001 as decimal(6, 6));
