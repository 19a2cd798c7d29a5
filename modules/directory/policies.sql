-- The directory is public: everyone reads it, and staff alone change it.
create policy everyone_reads on directory.states for select using (true);
create policy staff_writes on directory.states for all using ((select access.is_staff()));
create policy everyone_reads on directory.state_statuses for select using (true);
create policy staff_writes on directory.state_statuses for all using ((select access.is_staff()));
create policy everyone_reads on directory.observers for select using (true);
create policy staff_writes on directory.observers for all using ((select access.is_staff()));
create policy everyone_reads on directory.topics for select using (true);
create policy staff_writes on directory.topics for all using ((select access.is_staff()));
create policy everyone_reads on directory.bodies for select using (true);
create policy staff_writes on directory.bodies for all using ((select access.is_staff()));
create policy everyone_reads on directory.body_topics for select using (true);
create policy staff_writes on directory.body_topics for all using ((select access.is_staff()));
create policy everyone_reads on directory.treaties for select using (true);
create policy staff_writes on directory.treaties for all using ((select access.is_staff()));
create policy everyone_reads on directory.participations for select using (true);
create policy staff_writes on directory.participations for all using ((select access.is_staff()));
create policy everyone_reads on directory.treaty_topics for select using (true);
create policy staff_writes on directory.treaty_topics for all using ((select access.is_staff()));
create policy everyone_reads on directory.treaty_bodies for select using (true);
create policy staff_writes on directory.treaty_bodies for all using ((select access.is_staff()));

-- Whom the actor stands for, in this moment: organizations whose member they are, or whose key they
-- hold; communities of these, and those whose confirmed contact the person is. Roles count from
-- their start to their end; a disabled account has none. It looks as the system does, for this one
-- question, so that no policy needs itself, and notes the answer for the rest of the transaction:
-- policies ask dozens of times. The note names its actor; a change of what it follows from ends it.
create or replace function directory.find_roles(asked_by text) returns void
  language plpgsql stable security definer set search_path = pg_catalog
  set plan_cache_mode = force_generic_plan
as $$
declare
  kind text := access.actor_kind();
  everywhere uuid[] := '{}';
  administered uuid[] := '{}';
  desks uuid[] := '{}';
  communities uuid[] := '{}';
begin
  if kind = 'machine' then
    everywhere := array_remove(array[access.key_owner()], null);
  elsif kind = 'person' then
    perform set_config('puente.actor_kind', 'system', true);
    select coalesce(array_agg(distinct m.organization_id), '{}'),
      coalesce(array_agg(distinct m.organization_id) filter (where m.role = 'administrator'), '{}'),
      coalesce(array_agg(distinct m.organization_id) filter (where m.role = 'desk'), '{}')
    into everywhere, administered, desks
    from directory.memberships m
    join directory.people p on p.id = m.person_id
    join access.accounts a on a.id = p.account_id
    where p.account_id = access.account_id() and a.disabled_at is null
      and m.since <= now() and (m.until is null or m.until > now());
  end if;
  if cardinality(everywhere) > 0 then
    perform set_config('puente.actor_kind', 'system', true);
    select coalesce(array_agg(distinct one.id), '{}') into communities
    from (
      select m.community_id as id from directory.community_members m
      where m.organization_id = any (everywhere)
        and m.since <= now() and (m.until is null or m.until > now())
      union all
      select c.community_id from directory.contacts c
      join directory.people p on p.id = c.person_id
      where p.account_id = access.account_id() and c.organization_id = any (everywhere)
        and c.since <= now() and (c.until is null or c.until > now())
    ) one;
  end if;
  perform set_config('puente.actor_kind', kind, true),
    set_config('puente.organizations', everywhere::text, true),
    set_config('puente.administered', administered::text, true),
    set_config('puente.desks', desks::text, true),
    set_config('puente.communities', communities::text, true),
    set_config('puente.roles_of', asked_by, true);
end
$$;

-- Who asks, as a word: the note of find_roles() is good for the same one only.
create or replace function directory.who_asks() returns text
  language sql stable
  return concat_ws(' ', coalesce(current_setting('puente.actor_kind', true), ''),
    current_setting('puente.account_id', true), current_setting('puente.key_id', true));

-- `wanted` is "administrator", "desk", or null for any role.
create or replace function directory.organizations_of_actor(wanted text default null) returns uuid[]
  language plpgsql stable
as $$
declare
  asks text := directory.who_asks();
begin
  if current_setting('puente.roles_of', true) is distinct from asks then
    perform directory.find_roles(asks);
  end if;
  return current_setting(case wanted when 'administrator' then 'puente.administered'
    when 'desk' then 'puente.desks' else 'puente.organizations' end)::uuid[];
end
$$;

create or replace function directory.communities_of_actor() returns uuid[]
  language plpgsql stable
as $$
declare
  asks text := directory.who_asks();
begin
  if current_setting('puente.roles_of', true) is distinct from asks then
    perform directory.find_roles(asks);
  end if;
  return current_setting('puente.communities')::uuid[];
end
$$;

create or replace function directory.forget_roles() returns trigger language plpgsql as $$
begin
  perform set_config('puente.roles_of', '', true), set_config('puente.readers_of', '', true);
  return null;
end
$$;
create or replace trigger roles_change after insert or update or delete
  on directory.memberships for each statement execute function directory.forget_roles();
create or replace trigger roles_change after insert or update or delete
  on directory.people for each statement execute function directory.forget_roles();
create or replace trigger roles_change after insert or update or delete
  on directory.community_members for each statement execute function directory.forget_roles();
create or replace trigger roles_change after insert or update or delete
  on directory.contacts for each statement execute function directory.forget_roles();
create or replace trigger roles_change after insert or update or delete
  on directory.organizations for each statement execute function directory.forget_roles();
create or replace trigger roles_change after insert or update or delete
  on access.accounts for each statement execute function directory.forget_roles();
create or replace trigger roles_change after insert or update or delete
  on access.api_keys for each statement execute function directory.forget_roles();

-- People the actor has to do with: themselves, colleagues, contacts in their communities.
create or replace function directory.people_of_actor() returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  mine uuid[] := directory.organizations_of_actor();
  communities uuid[] := directory.communities_of_actor();
  found uuid[];
begin
  if kind not in ('person', 'machine') then
    return '{}';
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  select coalesce(array_agg(distinct one.id), '{}') into found
  from (
    select p.id from directory.people p where p.account_id = access.account_id()
    union all
    select m.person_id from directory.memberships m
    where m.organization_id = any (mine) and (m.until is null or m.until > now())
    union all
    select c.person_id from directory.contacts c
    where c.community_id = any (communities)
      and c.since <= now() and (c.until is null or c.until > now())
  ) one;
  perform set_config('puente.actor_kind', kind, true);
  return found;
end
$$;

-- Someone of the Secretariat's desk, today.
create or replace function directory.is_desk() returns boolean
  language sql stable
  return cardinality(directory.organizations_of_actor('desk')) > 0;
-- Who just signed again as an administrator: which organizations they may administer now.
create or replace function directory.administered() returns uuid[]
  language sql stable
  return case when access.is_stepped_up()
    then directory.organizations_of_actor('administrator') else '{}' end;
-- A member of anything at all.
create or replace function directory.is_member() returns boolean
  language sql stable
  return cardinality(directory.organizations_of_actor()) > 0;

-- Organizations, communities and invented States are known to everyone who works here.
create policy staff_does_all on directory.exercise_states for all
  using ((select access.is_staff()));
create policy members_read on directory.exercise_states for select
  using ((select directory.is_member()));
create policy staff_does_all on directory.organizations for all using ((select access.is_staff()));
create policy members_read on directory.organizations for select
  using ((select directory.is_member()));
create policy staff_does_all on directory.communities for all using ((select access.is_staff()));
create policy members_read on directory.communities for select
  using ((select directory.is_member()));

-- People: those one has to do with; the desk knows all. A person changes their own entry.
create policy staff_does_all on directory.people for all using ((select access.is_staff()));
create policy related_read on directory.people for select
  using (id = any ((select directory.people_of_actor())::uuid[]) or (select directory.is_desk()));
create policy own_entry on directory.people for update
  using (account_id = (select access.account_id()))
  with check (account_id = (select access.account_id()));
create policy desk_adds on directory.people for insert
  with check ((select directory.is_desk()) and (select access.is_stepped_up()));
-- Administrators who have just signed again add people, and the accounts of those, but see of
-- accounts their own alone: an address that is taken stays as it is.
create policy administrators_add on directory.people for insert
  with check (cardinality((select directory.administered())) > 0);
create policy administrators_add on access.accounts for insert
  with check (disabled_at is null and (select access.is_stepped_up()) and
    ((select directory.is_desk()) or cardinality((select directory.administered())) > 0));

-- Memberships: one's own, and those of one's organizations; the desk knows all. An administrator
-- who has just signed again changes those of the organization, the desk all; only the desk makes a
-- desk.
create policy staff_does_all on directory.memberships for all using ((select access.is_staff()));
create policy related_read on directory.memberships for select
  using (organization_id = any ((select directory.organizations_of_actor())::uuid[])
    or (select directory.is_desk()));
create policy administrators_change on directory.memberships for update
  using (organization_id = any ((select directory.administered())::uuid[]))
  with check (organization_id = any ((select directory.administered())::uuid[]) and role <> 'desk');
create policy administrators_add on directory.memberships for insert
  with check (organization_id = any ((select directory.administered())::uuid[]) and role <> 'desk');
create policy desk_changes on directory.memberships for all
  using ((select directory.is_desk()) and (select access.is_stepped_up()));

-- Who is in a community is known within it, and to whoever asked to come in; the desk leads them
-- in.
create policy staff_does_all on directory.community_members for all
  using ((select access.is_staff()));
create policy members_read on directory.community_members for select
  using (community_id = any ((select directory.communities_of_actor())::uuid[])
    or organization_id = any ((select directory.organizations_of_actor())::uuid[])
    or (select directory.is_desk()));
create policy administrators_ask on directory.community_members for insert
  with check (organization_id = any ((select directory.administered())::uuid[])
    and since is null and until is null);
create policy desk_changes on directory.community_members for all
  using ((select directory.is_desk()) and (select access.is_stepped_up()));
create policy staff_does_all on directory.community_steps for all
  using ((select access.is_staff()));
create policy with_their_member_read on directory.community_steps for select
  using (exists (select from directory.community_members m where m.id = member_id));
create policy administrators_ask on directory.community_steps for insert
  with check (exists (select from directory.community_members m
    where m.id = member_id and m.since is null
      and m.organization_id = any ((select directory.administered())::uuid[]))
    and (done_at is null or step = 'submitted'));
create policy desk_changes on directory.community_steps for all
  using ((select directory.is_desk()) and (select access.is_stepped_up()));

-- Days off: everyone who works here sees what the clocks leave out; the desk alone changes it.
create policy staff_does_all on directory.days_off for all using ((select access.is_staff()));
create policy members_read on directory.days_off for select
  using ((select directory.is_member()));
create policy desk_adds on directory.days_off for insert
  with check ((select directory.is_desk()) and (select access.is_stepped_up()));
create policy desk_removes on directory.days_off for delete
  using ((select directory.is_desk()) and (select access.is_stepped_up()));

-- Notes verbales: the mission that sent one, and the desk, which registers them.
create policy staff_does_all on directory.notes for all using ((select access.is_staff()));
create policy sender_reads on directory.notes for select
  using (organization_id = any ((select directory.organizations_of_actor())::uuid[])
    or (select directory.is_desk()));
create policy desk_registers on directory.notes for insert
  with check ((select directory.is_desk()) and (select access.is_stepped_up())
    and registered_by = (select access.account_id()));

-- Contacts: within their community once confirmed; their own organization and the desk always.
create policy staff_does_all on directory.contacts for all using ((select access.is_staff()));
create policy community_reads on directory.contacts for select
  using ((since is not null
      and community_id = any ((select directory.communities_of_actor())::uuid[]))
    or organization_id = any ((select directory.organizations_of_actor())::uuid[])
    or (select directory.is_desk()));
create policy desk_registers on directory.contacts for insert
  with check ((select directory.is_desk()) and (select access.is_stepped_up())
    and registered_by = (select access.account_id()) and confirmed_by is null);
create policy desk_changes on directory.contacts for update
  using ((select directory.is_desk()) and (select access.is_stepped_up()));
create policy staff_does_all on directory.confirmations for all using ((select access.is_staff()));
create policy with_their_contact_read on directory.confirmations for select
  using (exists (select from directory.contacts c where c.id = contact_id));
create policy own_confirm on directory.confirmations for insert
  with check (account_id = (select access.account_id()) and exists (
    select from directory.contacts c join directory.people p on p.id = c.person_id
    where c.id = contact_id and p.account_id = (select access.account_id())
      and c.since <= now() and (c.until is null or c.until > now())));

-- Keys of programs belong to an organization: its administrators make, see and end them.
create policy administrators_read on access.api_keys for select
  using (owner_id = any ((select directory.organizations_of_actor('administrator'))::uuid[]));
create policy administrators_make on access.api_keys for insert
  with check (owner_id = any ((select directory.administered())::uuid[])
    and made_by = (select access.account_id()));
create policy administrators_end on access.api_keys for update
  using (owner_id = any ((select directory.administered())::uuid[]))
  with check (owner_id = any ((select directory.administered())::uuid[])
    and revoked_at is not null);

-- Ways back for who lost every means of signing in: administrators of their organization, and the
-- desk, see what was asked, and approve or refuse it; nobody approves their own.
create or replace function directory.administers_account(account uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  mine uuid[] := directory.organizations_of_actor('administrator');
  desk boolean := directory.is_desk();
  found boolean;
begin
  if account = access.account_id() or (cardinality(mine) = 0 and not desk) then
    return false;
  elsif desk then
    return true;
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  select exists (
    select from directory.memberships m join directory.people p on p.id = m.person_id
    where p.account_id = account and m.organization_id = any (mine)
      and m.since <= now() and (m.until is null or m.until > now())) into found;
  perform set_config('puente.actor_kind', kind, true);
  return found;
end
$$;
create policy administrators_read on access.recoveries for select
  using (directory.administers_account(account_id));
create policy administrators_refuse on access.recoveries for update
  using (directory.administers_account(account_id) and (select access.is_stepped_up()))
  with check (used_at is null);
create policy administrators_read on access.recovery_approvals for select
  using (exists (select from access.recoveries r where r.id = recovery_id));
create policy administrators_approve on access.recovery_approvals for insert
  with check (approved_by = (select access.account_id()) and (select access.is_stepped_up())
    and exists (select from access.recoveries r where r.id = recovery_id)
    and access.may_be_second(recovery_id));

-- Ends every session of someone the actor administers, at once; returns how many, or null when the
-- person is none of theirs. It acts as the system for this one thing: sessions of others, and what
-- is in them, are seen by nobody.
create or replace function directory.end_sessions(account uuid) returns int
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  ended int;
begin
  if not access.is_stepped_up() or not directory.administers_account(account) then
    return null;
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  with gone as (
    update access.sessions set ended_at = now(), ended_why = 'ended'
    where account_id = account and ended_at is null returning id
  )
  select count(*) into ended from gone;
  insert into access.events (kind, account_id, by_account_id, request_id, detail)
  values ('sessions-ended', account, access.account_id(), access.request_id(),
    jsonb_build_object('count', ended));
  perform set_config('puente.actor_kind', kind, true);
  return ended;
end
$$;

-- Whom the actor may let in: who never signed in, is nobody's contact, and never had a role but of
-- organizations the actor administers, or, for the desk, as the first administrator of one that has
-- no other yet. Nobody is let into a desk so.
create or replace function directory.may_let_in(account uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  mine uuid[] := directory.organizations_of_actor('administrator');
  desk boolean := directory.is_desk();
  found boolean;
begin
  if kind <> 'person' or account = access.account_id() or (cardinality(mine) = 0 and not desk) then
    return false;
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  select coalesce(bool_and(m.role <> 'desk' and (m.organization_id = any (mine)
      or desk and m.role = 'administrator' and directory.has_no_team(m.organization_id))), false)
    and access.is_unused(account)
    and exists (select from access.accounts a where a.id = account and a.disabled_at is null)
    and not exists (select from directory.contacts c join directory.people p on p.id = c.person_id
      where p.account_id = account and c.refused_at is null)
  into found
  from directory.memberships m join directory.people p on p.id = m.person_id
  where p.account_id = account;
  perform set_config('puente.actor_kind', kind, true);
  return found;
end
$$;

-- Nobody has administered the organization and been here, and it is nobody's desk.
create or replace function directory.has_no_team(organization uuid) returns boolean
  language sql stable
  return not exists (
    select from directory.memberships m join directory.people p on p.id = m.person_id
    where m.organization_id = organization
      and (m.role = 'desk' or m.role = 'administrator' and not access.is_unused(p.account_id)));

-- Keeps the hash of a code with which someone signs in for the first time, and says until when it
-- holds; null when the actor may not let them in. It acts as the system for this one thing.
create or replace function directory.make_first_code(account uuid, hash bytea, hours int)
  returns timestamptz
  language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  holds_until timestamptz;
begin
  if not access.is_stepped_up() or not directory.may_let_in(account) then
    return null;
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  insert into access.first_codes (account_id, code_hash, expires_at, made_by)
  values (account, hash, now() + make_interval(hours => hours), access.account_id())
  on conflict (account_id) do update set code_hash = excluded.code_hash, made_at = now(),
    expires_at = excluded.expires_at, made_by = excluded.made_by
  returning expires_at into holds_until;
  insert into access.events (kind, account_id, by_account_id, request_id, detail)
  select 'first-code-made', account, p.account_id, access.request_id(),
    jsonb_build_object('by', p.name)
  from directory.people p where p.account_id = access.account_id();
  perform set_config('puente.actor_kind', kind, true);
  return holds_until;
end
$$;

-- A new or ended role of either of the two voids the code: it was for what was there then.
create or replace function directory.void_first_codes() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
begin
  perform set_config('puente.actor_kind', 'system', true);
  delete from access.first_codes f using directory.people p
  where p.id = new.person_id and f.made_by is not null
    and (f.account_id = p.account_id or f.made_by = p.account_id);
  perform set_config('puente.actor_kind', kind, true);
  return null;
end
$$;
create or replace trigger void_first_codes after insert or update
  on directory.memberships for each row execute function directory.void_first_codes();
create or replace trigger void_first_codes after insert or update
  on directory.contacts for each row execute function directory.void_first_codes();

-- Who let someone in, and who was let in by them, are not two people for a note.
create or replace function directory.guard_four_eyes() returns trigger
  language plpgsql as $$
begin
  if (new.confirmed_by is distinct from old.confirmed_by
      and not access.are_independent(new.confirmed_by, new.registered_by))
    or (new.end_confirmed_by is distinct from old.end_confirmed_by
      and not access.are_independent(new.end_confirmed_by, new.end_registered_by)) then
    raise exception 'directory: four_eyes, and these two came in through one person' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create or replace trigger guard_four_eyes before update
  on directory.contacts for each row execute function directory.guard_four_eyes();
