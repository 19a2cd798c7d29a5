-- Projects are public: everyone reads them, staff alone change them.
create policy everyone_reads on cooperation.projects for select using (true);
create policy staff_does_all on cooperation.projects for all using ((select access.is_staff()));
create policy everyone_reads on cooperation.results for select using (true);
create policy staff_does_all on cooperation.results for all using ((select access.is_staff()));
create policy everyone_reads on cooperation.events for select using (true);
create policy staff_does_all on cooperation.events for all using ((select access.is_staff()));
create policy everyone_reads on cooperation.project_states for select using (true);
create policy staff_does_all on cooperation.project_states for all using ((select access.is_staff()));
create policy everyone_reads on cooperation.project_topics for select using (true);
create policy staff_does_all on cooperation.project_topics for all using ((select access.is_staff()));
create policy everyone_reads on cooperation.project_bodies for select using (true);
create policy staff_does_all on cooperation.project_bodies for all using ((select access.is_staff()));
