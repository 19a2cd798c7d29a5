-- Staff read the record of changes; visitors never do.
create policy staff_reads on audit.changes for select using ((select access.is_staff()));
-- Rows come from the trigger alone, which runs as the owner of the table.
create policy trigger_adds on audit.changes for insert
  with check (pg_trigger_depth() > 0 and current_user = (
    select tableowner from pg_tables where schemaname = 'audit' and tablename = 'changes'
  ));
-- What is sealed, and with what: the trigger alone keeps it and takes it away.
create policy staff_reads on audit.sealed_columns for select using ((select access.is_staff()));
create policy trigger_reads on audit.sealed_columns for select
  using (pg_trigger_depth() > 0 and current_user = (
    select tableowner from pg_tables where schemaname = 'audit' and tablename = 'changes'
  ));
create policy staff_reads on audit.salts for select using ((select access.is_staff()));
create policy trigger_keeps on audit.salts for all
  using (pg_trigger_depth() > 0 and current_user = (
    select tableowner from pg_tables where schemaname = 'audit' and tablename = 'changes'
  ));
