-- Everyone reads what has not been withdrawn; of a withdrawn work only that it was, and when.
create policy everyone_reads_current on library.publications for select
  using (withdrawn_at is null);
create policy staff_does_all on library.publications for all using ((select access.is_staff()));

-- What hangs on a publication is visible with it.
create policy with_its_publication on library.editions for select
  using (exists (select from library.publications p where p.id = publication_id));
create policy staff_does_all on library.editions for all using ((select access.is_staff()));
create policy with_its_publication on library.publication_topics for select
  using (exists (select from library.publications p where p.id = publication_id));
create policy staff_does_all on library.publication_topics for all using ((select access.is_staff()));
create policy with_its_publication on library.publication_bodies for select
  using (exists (select from library.publications p where p.id = publication_id));
create policy staff_does_all on library.publication_bodies for all using ((select access.is_staff()));
create policy with_its_publication on library.publication_states for select
  using (exists (select from library.publications p where p.id = publication_id));
create policy staff_does_all on library.publication_states for all using ((select access.is_staff()));

-- Harvesters are told of withdrawals for ever.
create policy everyone_reads on library.tombstones for select using (true);
create policy staff_does_all on library.tombstones for all using ((select access.is_staff()));

-- A file that could be read is visible with its publication; others only to staff.
create policy ready_with_its_publication on library.files for select
  using (status = 'ready'
    and exists (select from library.publications p where p.id = publication_id));
create policy staff_does_all on library.files for all using ((select access.is_staff()));
create policy with_its_file on library.pages for select
  using (exists (select from library.files f where f.id = file_id));
create policy staff_does_all on library.pages for all using ((select access.is_staff()));
