-- The record of changes says that a text changed, and not the text, where a module says so: it keeps
-- a hash with a salt of the thing the text belongs to. Without the salt nobody can try out what the
-- text was (docs/decisions/0026).

create table audit.sealed_columns (
  table_name text primary key,
  columns text[] not null,
  thing text not null
);
comment on table audit.sealed_columns is
  'Columns whose values the record of changes keeps as hashes, and the column that names the thing whose salt they take. Set by migrations, like [derived] rows.';

create table audit.salts (
  thing uuid primary key,
  salt uuid not null default gen_random_uuid()
);
comment on table audit.salts is
  'What hashes of a thing are made with; taken away with the thing. Out of the record like [derived] rows.';

create function audit.seal(content jsonb, columns text[], salt uuid) returns jsonb
  language sql immutable
  return content || coalesce((
    select jsonb_object_agg(name, jsonb_build_object('sha256',
      encode(sha256(convert_to(salt::text || name || (content ->> name), 'UTF8')), 'hex')))
    from unnest(columns) name where content ->> name is not null), '{}');

-- The salt of a thing; for one that is gone, one that nobody will know.
create function audit.salt_of(wanted uuid, keep boolean) returns uuid
  language plpgsql
as $$
declare
  found uuid;
begin
  if keep then
    insert into audit.salts (thing) values (wanted) on conflict do nothing;
  end if;
  select s.salt into found from audit.salts s where s.thing = wanted;
  return coalesce(found, gen_random_uuid());
end
$$;

create or replace function audit.record_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  row_now jsonb := coalesce(new_row, old_row);
  sealed record;
  salt uuid;
begin
  if old_row is not distinct from new_row then
    return null;
  end if;
  select s.columns, s.thing into sealed from audit.sealed_columns s
  where s.table_name = tg_table_schema || '.' || tg_table_name;
  if found then
    salt := audit.salt_of((row_now ->> sealed.thing)::uuid, tg_op <> 'DELETE');
    old_row := audit.seal(old_row, sealed.columns, salt);
    new_row := audit.seal(new_row, sealed.columns, salt);
    row_now := coalesce(new_row, old_row);
  end if;
  insert into audit.changes
    (actor_kind, actor_id, request_id, table_name, operation, row_key, before, after)
  values (
    access.actor_kind(), access.actor_id(), access.request_id(),
    tg_table_schema || '.' || tg_table_name, tg_op,
    coalesce(row_now ->> 'id', row_now ->> 'key', md5(row_now::text)),
    old_row, new_row
  );
  return null;
end
$$;

-- Seals what was recorded before a module named its columns. For migrations: the record itself can
-- only be added to, and whoever calls this must own it.
create function audit.seal_what_was_recorded() returns void
  language plpgsql set search_path = pg_catalog
as $$
begin
  alter table audit.changes disable trigger append_only;
  insert into audit.salts (thing)
  select distinct (coalesce(c.after, c.before) ->> s.thing)::uuid
  from audit.changes c join audit.sealed_columns s on s.table_name = c.table_name
  on conflict do nothing;
  update audit.changes c
  set before = audit.seal(c.before, s.columns, k.salt),
    after = audit.seal(c.after, s.columns, k.salt)
  from audit.sealed_columns s, audit.salts k
  where s.table_name = c.table_name and k.thing = (coalesce(c.after, c.before) ->> s.thing)::uuid
    and not exists (select from unnest(s.columns) name
      where jsonb_typeof(coalesce(c.after, c.before) -> name) = 'object'
        and coalesce(c.after, c.before) -> name ? 'sha256');
  update audit.changes c set row_key = md5(coalesce(c.after, c.before)::text)
  from audit.sealed_columns s
  where s.table_name = c.table_name and coalesce(c.after, c.before) ->> 'id' is null
    and coalesce(c.after, c.before) ->> 'key' is null;
  alter table audit.changes enable trigger append_only;
end
$$;
