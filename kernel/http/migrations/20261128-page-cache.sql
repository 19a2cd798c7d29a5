-- Public pages kept in memory are good as long as nothing they may show has changed. What changed is
-- noted here once for each transaction, by triggers on every table but those that no visitor sees.
create schema if not exists cache;

create table cache.unwatched (
  table_name text primary key
);
comment on table cache.unwatched is
  'Tables that no visitor sees anything of, written so often that pages in memory must not go by them. Set by migrations, like [derived] rows.';

create table cache.changes (
  xid xid8 primary key,
  at timestamptz not null default clock_timestamp()
);
comment on table cache.changes is
  'Transactions of the last day that changed what a visitor may see: a set, so that one that ends late shows too. [derived]';

-- Never waits for another transaction: each has a row of its own.
create function cache.note_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  this xid8 := pg_current_xact_id();
begin
  if current_setting('puente.change_noted', true) = this::text then
    return null;
  end if;
  -- The same number comes back where a database was restored on another server.
  insert into cache.changes (xid) values (this)
  on conflict (xid) do update set at = clock_timestamp();
  delete from cache.changes where xid in (
    select c.xid from cache.changes c where c.at < now() - interval '1 day'
    for update skip locked);
  perform set_config('puente.change_noted', this::text, true);
  return null;
end
$$;
