-- What has been applied to this database. Safe to run again.
create schema if not exists meta;

create table if not exists meta.migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);
comment on table meta.migrations is 'Migrations that have run, and the last policies applied. [derived]';

create table if not exists meta.schemas (
  name text primary key
);
comment on table meta.schemas is 'The schemas that belong to Puente; every table in them is walled. [derived]';
insert into meta.schemas (name) values ('meta') on conflict do nothing;
