-- A mail that is in the ledger already stays as it is.
insert into tidemark.delivery (
    tenant, kind, report, recipient, dealer_code, business_date, revision,
    dispatch, subject, body, message_id
)
values (
    :tenant, :kind, :report, :recipient, :dealerCode, :businessDate, :revision,
    :dispatch, :subject, :body, :messageId
)
on conflict do nothing
