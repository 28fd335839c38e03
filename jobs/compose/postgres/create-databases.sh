#!/bin/bash
# The roles and databases of a new server: the store's owner, the API's reader, and a billing database for the demo.
# The image's entry point runs it once, when the volume is empty.
set -euo pipefail

psql --username postgres --set ON_ERROR_STOP=1 \
	--set store_password="$(</run/secrets/store_password)" \
	--set api_password="$(</run/secrets/api_password)" \
	--set billing_password="$(</run/secrets/billing_password)" \
	--set billing_owner_password="$(</run/secrets/billing_owner_password)" <<'SQL'
create role tidemark login password :'store_password';
create role tidemark_reader nologin;
create role tidemark_api login password :'api_password' in role tidemark_reader;
create database tidemark owner tidemark;
revoke connect, temporary on database tidemark from public;
grant connect on database tidemark to tidemark_reader;

create role billing_owner login password :'billing_owner_password';
create role tidemark_source login password :'billing_password';
create database billing owner billing_owner;
revoke connect, temporary on database billing from public;
grant connect on database billing to tidemark_source;
\connect billing
alter default privileges for role billing_owner grant usage on schemas to tidemark_source;
alter default privileges for role billing_owner grant select on tables to tidemark_source;
SQL
