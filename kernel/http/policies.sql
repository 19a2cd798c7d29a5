-- Numbers of transactions and names of tables: nothing to hide, and only the trigger writes.
create policy everyone_reads on cache.changes for select using (true);
create policy trigger_notes on cache.changes for all
  using (pg_trigger_depth() > 0 and current_user = (
    select tableowner from pg_tables where schemaname = 'cache' and tablename = 'changes'
  ));
create policy everyone_reads on cache.unwatched for select using (true);

-- Every table is watched unless a migration said that no visitor sees it: a new one is too.
do $$
declare
  item record;
begin
  for item in
    select n.nspname, c.relname, exists (select from cache.unwatched u
      where u.table_name = n.nspname || '.' || c.relname) as unwatched
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join meta.schemas s on s.name = n.nspname
    where c.relkind in ('r', 'p') and n.nspname not in ('audit', 'cache')
  loop
    execute format('drop trigger if exists note_change on %I.%I', item.nspname, item.relname);
    if not item.unwatched then
      execute format('create trigger note_change after insert or update or delete or truncate'
        ' on %I.%I for each statement execute function cache.note_change()',
        item.nspname, item.relname);
    end if;
  end loop;
end
$$;
