-- Whether figures under a licence that is not clear are shown; without the setting they are.
create or replace function observatory.shows_unclear() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select unclear_licences = 'show' from observatory.options), true)
$$;

create policy everyone_reads on observatory.options for select using (true);
create policy staff_does_all on observatory.options
  for all using ((select access.is_staff()));
create policy everyone_reads on observatory.areas for select using (true);
create policy staff_does_all on observatory.areas
  for all using ((select access.is_staff()));
create policy everyone_reads on observatory.groups for select using (true);
create policy staff_does_all on observatory.groups
  for all using ((select access.is_staff()));
create policy everyone_reads on observatory.group_members for select using (true);
create policy staff_does_all on observatory.group_members
  for all using ((select access.is_staff()));
create policy everyone_reads on observatory.indicators for select using (true);
create policy staff_does_all on observatory.indicators
  for all using ((select access.is_staff()));

-- A source whose licence is not clear, its series and all their figures show only while the
-- machine's setting (PUENTE_UNCLEAR_LICENCES) allows it.
create policy everyone_reads_licensed on observatory.sources for select
  using (licence_status = 'clear' or (select observatory.shows_unclear()));
create policy staff_does_all on observatory.sources
  for all using ((select access.is_staff()));
create policy everyone_reads_licensed on observatory.series for select
  using (source_id in (select id from observatory.sources));
create policy staff_does_all on observatory.series
  for all using ((select access.is_staff()));
create policy everyone_reads_licensed on observatory.remarks for select
  using (series_id in (select id from observatory.series));
create policy staff_does_all on observatory.remarks
  for all using ((select access.is_staff()));
create policy everyone_reads_licensed on observatory.releases for select
  using (series_id in (select id from observatory.series));
create policy staff_does_all on observatory.releases
  for all using ((select access.is_staff()));
create policy everyone_reads_licensed on observatory.observations for select
  using (series_id in (select id from observatory.series));
create policy staff_does_all on observatory.observations
  for all using ((select access.is_staff()));

-- Cubes: a sub-national table shows while its source does, with all its versions and columns.
create policy everyone_reads_licensed on observatory.cubes for select
  using (source_id in (select id from observatory.sources));
create policy staff_does_all on observatory.cubes
  for all using ((select access.is_staff()));
create policy everyone_reads_licensed on observatory.cube_versions for select
  using (cube_id in (select id from observatory.cubes));
create policy staff_does_all on observatory.cube_versions
  for all using ((select access.is_staff()));
create policy everyone_reads_licensed on observatory.cube_columns for select
  using (version_id in (select id from observatory.cube_versions));
create policy staff_does_all on observatory.cube_columns
  for all using ((select access.is_staff()));

-- Which statements are checked is public; what is computed follows from the figures one may read.
create policy everyone_reads on observatory.claims for select using (true);
create policy staff_does_all on observatory.claims
  for all using ((select access.is_staff()));
