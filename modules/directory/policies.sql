-- The directory is public: everyone reads it, and staff alone change it.
create policy everyone_reads on directory.states for select using (true);
create policy staff_writes on directory.states for all using ((select access.is_staff()));
create policy everyone_reads on directory.state_statuses for select using (true);
create policy staff_writes on directory.state_statuses for all using ((select access.is_staff()));
create policy everyone_reads on directory.observers for select using (true);
create policy staff_writes on directory.observers for all using ((select access.is_staff()));
