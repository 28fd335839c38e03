-- What the models need of an engine beyond standard SQL, spelled for DuckDB.
-- Another engine that runs the same models defines these and nothing else.
-- ${zone}, ${business_date}, ${movement_level}, ${count_past_due}, the two
-- bounds and ${reporting_currency} are checked before they get here: a zone id,
-- an ISO date, one of two words, true or false, numbers, a currency's code or
-- nothing.

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

-- Whether a row counts in this snapshot, is rejected for a reason, or is left to a
-- later snapshot since its day is after the business date.
create or replace macro standing(rejection, counts_on) as
    case
        when rejection is not null then 'rejected'
        when counts_on > business_date() then 'later'
        else 'counted'
    end;

-- What is wrong with the interval of a recurring charge, null if nothing is. The
-- unit is null where interval_units does not have it.
create or replace macro interval_defect(known_unit, interval_count) as
    case
        when known_unit is null then 'interval_unit is unknown'
        when interval_count is null or interval_count < 1
            then 'interval_count is below 1'
        when interval_count > 1000000 then 'interval_count is out of range'
    end;

-- Whether movements are told per customer or per subscription.
create or replace macro movement_level() as '${movement_level}';

-- The currency that the MRR of all currencies is also told in, null for none.
create or replace macro reporting_currency() as
    nullif('${reporting_currency}', '');

-- Whether periods with the phase past_due count in the MRR.
create or replace macro counts_past_due() as ${count_past_due};

-- The share and the number of rejected rows of a table that are let pass.
create or replace macro max_rejected_share() as ${max_rejected_share};
create or replace macro tolerated_rejections() as ${tolerated_rejections};

-- An amount with 3 decimals, below 10^12, as a whole number of thousandths.
create or replace macro in_thousandths(amount) as
    cast(cast(amount * 1000 as bigint) as hugeint);

-- millionths x numerator / denominator as an amount with 6 decimals, exact, half
-- up (away from zero). DuckDB's / gives a double, hence the whole numbers; those
-- of 128 bits divide 20 times slower than those of 64, which hold most amounts.
create or replace macro scaled_half_up(millionths, numerator, denominator) as
    cast(
        sign(millionths) * case
            when abs(millionths) < 1000000000000000 and numerator < 1000
                then (
                    abs(cast(millionths as bigint)) * numerator * 2
                    + denominator
                ) // (denominator * 2)
            else
                (abs(millionths) * numerator * 2 + denominator)
                // (cast(denominator as hugeint) * 2)
        end as decimal(32, 0)
    ) * cast(0.000001 as decimal(6, 6));

-- A whole number of millionths as an amount with 6 decimals.
create or replace macro from_millionths(millionths) as
    cast(millionths as decimal(32, 0)) * cast(0.000001 as decimal(6, 6));
