-- One row per currency and local day: its rate to the reporting currency, which
-- is the last one quoted up to that day. No row before the first one, and none
-- at all without a reporting currency, whose own rate is 1.
with

quoted as (
    select
        from_currency as currency_code,
        quoted_on,
        rate,
        lead(quoted_on) over (
            partition by from_currency
            order by quoted_on
        ) as next_quoted_on
    from stg_exchange_rates
    where
        to_currency = reporting_currency()
        and from_currency <> to_currency
        and rate is not null
),

final as (
    select
        quoted.currency_code,
        int_calendar.calendar_on,
        quoted.rate
    from quoted
    inner join int_calendar
        on int_calendar.calendar_on >= quoted.quoted_on
        and (
            quoted.next_quoted_on is null
            or int_calendar.calendar_on < quoted.next_quoted_on
        )
    union all
    select
        reporting_currency() as currency_code,
        calendar_on,
        cast(1 as decimal(18, 10)) as rate
    from int_calendar
    where reporting_currency() is not null
)

select * from final
