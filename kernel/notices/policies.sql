-- Notices: a person sees their own and marks them read; they are added by notices.add alone.
create policy staff_does_all on notices.notices for all using ((select access.is_staff()));
create policy own_notices on notices.notices for select
  using (account_id = (select access.account_id()));
create policy own_notices_are_read on notices.notices for update
  using (account_id = (select access.account_id()))
  with check (account_id = (select access.account_id()));

-- What a person wants by mail, and when: they alone say.
create policy staff_does_all on notices.choices for all using ((select access.is_staff()));
create policy own_choices on notices.choices for all
  using (account_id = (select access.account_id()));
create policy staff_does_all on notices.quiet_hours for all using ((select access.is_staff()));
create policy own_hours on notices.quiet_hours for all
  using (account_id = (select access.account_id()));

-- Mails are made and sent by Puente; a person sees those to themselves.
create policy staff_does_all on notices.mails for all using ((select access.is_staff()));
create policy own_mails on notices.mails for select
  using (account_id = (select access.account_id()));

-- What was delivered: triggers note it as Puente, and whoever answers for a thing asks for it
-- through a function of their module.
create policy staff_reads on notices.deliveries for select using ((select access.is_staff()));
create policy staff_adds on notices.deliveries for insert
  with check ((select access.is_staff()));

-- Whoever acts tells others, in the same transaction, and learns nothing of them: not what they
-- were told before, nor whether they are still here. What is known already is not told twice.
create or replace function notices.add(given jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
begin
  if asked_as not in ('person', 'machine', 'editor', 'system') then
    raise exception 'notices: nobody is asking' using errcode = 'insufficient_privilege';
  elsif jsonb_array_length(given) > 10000 then
    raise exception 'notices: too many at once' using errcode = 'check_violation';
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  insert into notices.notices (account_id, type, about, occasion, path, facts, restricted)
  select one.account, one.type, one.about, one.occasion, one.path, one.facts, one.restricted
  from jsonb_to_recordset(given) as one(account uuid, type text, about text, occasion text,
    path jsonb, facts jsonb, restricted boolean)
  join access.accounts a on a.id = one.account and a.disabled_at is null
  on conflict (account_id, type, about, occasion) do nothing;
  perform set_config('puente.actor_kind', asked_as, true);
end
$$;

-- Mails that wait and tell of a thing are dropped, and what they told is planned anew, as the thing
-- is by then. Whoever changes it causes this, through a trigger alone, and learns nothing of them.
create or replace function notices.plan_anew(thing text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
  waiting uuid[];
begin
  if pg_trigger_depth() = 0 then
    raise exception 'notices: nothing has changed' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  select coalesce(array_agg(distinct m.id), '{}') into waiting
  from notices.notices n join notices.mails m on m.id = n.mail_id
  where n.about = thing and m.sent_at is null and m.failed_at is null;
  update notices.notices set planned_at = null, mail_id = null where mail_id = any (waiting);
  delete from notices.mails where id = any (waiting);
  perform set_config('puente.actor_kind', asked_as, true);
end
$$;
