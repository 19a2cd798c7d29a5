-- Runs first, in the transaction of a migration: the owner may see and change every row until
-- finish-migration.sql closes the walls again. Nobody else can look in between: one transaction.
do $$
declare
  item record;
  ours text[] := (select array_agg(name) from meta.schemas);
begin
  for item in select schemaname, tablename, policyname from pg_policies
    where schemaname = any (ours)
  loop
    execute format('drop policy %I on %I.%I', item.policyname, item.schemaname, item.tablename);
  end loop;
  for item in
    select schemaname, tablename from pg_tables
    where schemaname = any (ours)
  loop
    execute format('alter table %I.%I no force row level security', item.schemaname, item.tablename);
  end loop;
end
$$;
