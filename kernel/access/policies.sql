-- What has been applied to the database is nobody's business but the staff's.
create policy staff_reads on meta.migrations for select using ((select access.is_staff()));
create policy staff_writes on meta.migrations for all using ((select access.is_staff()));
create policy staff_reads on meta.schemas for select using ((select access.is_staff()));
create policy staff_writes on meta.schemas for all using ((select access.is_staff()));

-- Accounts: Puente's own sign-in makes and changes them; a person sees their own.
create policy staff_does_all on access.accounts for all using ((select access.is_staff()));
create policy own_account on access.accounts for select using (id = (select access.account_id()));

-- Sessions: a person sees their own and may end them, nothing else.
create policy staff_does_all on access.sessions for all using ((select access.is_staff()));
create policy own_sessions on access.sessions for select
  using (account_id = (select access.account_id()));
create policy own_sessions_end on access.sessions for update
  using (account_id = (select access.account_id()))
  with check (account_id = (select access.account_id()) and ended_at is not null);

-- Passkeys and codes: seen by their person; added and removed by a person who has just signed
-- again.
create policy staff_does_all on access.passkeys for all using ((select access.is_staff()));
create policy own_passkeys on access.passkeys for select
  using (account_id = (select access.account_id()));
create policy own_passkeys_change on access.passkeys for all
  using (account_id = (select access.account_id()) and (select access.is_stepped_up()));
create policy staff_does_all on access.codes for all using ((select access.is_staff()));
create policy own_codes on access.codes for select
  using (account_id = (select access.account_id()));
create policy own_codes_change on access.codes for all
  using (account_id = (select access.account_id()) and (select access.is_stepped_up()));
create policy staff_does_all on access.recovery_codes for all using ((select access.is_staff()));
create policy own_recovery_codes on access.recovery_codes for select
  using (account_id = (select access.account_id()));
create policy own_recovery_codes_change on access.recovery_codes for all
  using (account_id = (select access.account_id()) and (select access.is_stepped_up()));

-- Identities at a provider: linked by Puente's own sign-in, seen by their person.
create policy staff_does_all on access.identities for all using ((select access.is_staff()));
create policy own_identities on access.identities for select
  using (account_id = (select access.account_id()));

-- Challenges: Puente's own; a person who adds a passkey makes and answers one for themselves.
create policy staff_does_all on access.challenges for all using ((select access.is_staff()));
create policy own_challenges on access.challenges for all
  using (account_id = (select access.account_id()));

-- Attempts are counted by Puente alone.
create policy staff_does_all on access.sign_in_attempts for all using ((select access.is_staff()));

-- Keys of programs: who may see and make them follows from whose they are, further to the right.
create policy staff_does_all on access.api_keys for all using ((select access.is_staff()));

-- Recoveries: asked before anyone is signed in; who may approve follows from the organization.
create policy staff_does_all on access.recoveries for all using ((select access.is_staff()));
create policy staff_does_all on access.recovery_approvals for all
  using ((select access.is_staff()));

-- First codes: made by a command at the machine, or as the directory says, and used up by Puente's
-- own sign-in.
create policy staff_does_all on access.first_codes for all using ((select access.is_staff()));

-- What was kept when a session ended is its person's alone.
create policy staff_does_all on access.kept_forms for all using ((select access.is_staff()));
create policy own_kept_forms on access.kept_forms for all
  using (account_id = (select access.account_id()));
create policy staff_does_all on access.submissions for all using ((select access.is_staff()));
create policy own_submissions on access.submissions for all
  using (account_id = (select access.account_id()));

-- Events: a person reads what happened to their account; everyone signed in adds, nobody changes.
create policy staff_reads on access.events for select using ((select access.is_staff()));
create policy staff_adds on access.events for insert with check ((select access.is_staff()));
create policy own_events on access.events for select
  using (account_id = (select access.account_id()));
create policy own_events_add on access.events for insert
  with check (account_id = (select access.account_id()));

-- Whose key it is that asks; nothing once it is revoked or has expired. It looks as the system
-- does, for this one question: whoever asks cannot read the table of keys.
create or replace function access.key_owner() returns uuid
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  owner uuid;
begin
  if kind <> 'machine' then
    return null;
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  select k.owner_id into owner from access.api_keys k
  where k.id = access.key_id() and k.revoked_at is null and k.expires_at > now();
  perform set_config('puente.actor_kind', kind, true);
  return owner;
end
$$;

-- Whether two people count as four eyes: not when the same person stands at the beginning of how
-- both came in. It looks as the system does, for this one question.
create or replace function access.are_independent(one uuid, other uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  independent boolean;
begin
  perform set_config('puente.actor_kind', 'system', true);
  independent := access.root_of(one) is distinct from access.root_of(other);
  perform set_config('puente.actor_kind', kind, true);
  return independent;
end
$$;

-- Whether the actor is independent of everyone who has approved a way back so far.
create or replace function access.may_be_second(recovery uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  kind text := access.actor_kind();
  independent boolean;
begin
  perform set_config('puente.actor_kind', 'system', true);
  select not exists (
    select from access.recovery_approvals a where a.recovery_id = recovery
      and access.root_of(a.approved_by) is not distinct from access.root_of(access.account_id())
  ) into independent;
  perform set_config('puente.actor_kind', kind, true);
  return independent;
end
$$;
