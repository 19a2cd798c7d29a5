-- What has been applied to the database is nobody's business but the staff's.
create policy staff_reads on meta.migrations for select using ((select access.is_staff()));
create policy staff_writes on meta.migrations for all using ((select access.is_staff()));
create policy staff_reads on meta.schemas for select using ((select access.is_staff()));
create policy staff_writes on meta.schemas for all using ((select access.is_staff()));
