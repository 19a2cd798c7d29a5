-- Runs last: forces row-level security on every table, lets the application role work within it,
-- and fails when a table has no policy. Tables marked [derived] can be made again from others and
-- are left out of the record of changes.
do $$
declare
  item record;
  missing text;
  ours text[] := (select array_agg(name) from meta.schemas join pg_namespace on nspname = name);
  schema_name text;
begin
  foreach schema_name in array ours loop
    if exists (select from pg_roles where rolname = 'puente_app') then
      execute format('grant usage on schema %I to puente_app', schema_name);
      execute format('grant select, insert, update, delete on all tables in schema %I to puente_app', schema_name);
      execute format('grant usage on all sequences in schema %I to puente_app', schema_name);
      execute format('grant execute on all functions in schema %I to puente_app', schema_name);
    end if;
  end loop;
  for item in
    select n.nspname, c.relname, coalesce(obj_description(c.oid), '') as description, c.relkind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any (ours)
  loop
    execute format('alter table %I.%I enable row level security', item.nspname, item.relname);
    execute format('alter table %I.%I force row level security', item.nspname, item.relname);
    if item.description not like '%[derived]%' and item.nspname not in ('audit', 'pgboss') then
      execute format('drop trigger if exists record_change on %I.%I', item.nspname, item.relname);
      execute format('create trigger record_change after insert or update or delete on %I.%I'
        ' for each row execute function audit.record_change()', item.nspname, item.relname);
    end if;
  end loop;
  select string_agg(n.nspname || '.' || c.relname, ', ' order by 1) into missing
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname = any (ours)
    and not exists (select from pg_policy p where p.polrelid = c.oid);
  if missing is not null then
    raise exception 'Tables without a policy: %. Add one to policies.sql of their module.', missing;
  end if;
end
$$;
