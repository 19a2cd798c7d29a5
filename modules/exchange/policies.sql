-- Who reads an item is one table, exchange.readers, made by triggers from its marking, its life and
-- its recipients. Everything that belongs to an item shows to whom the item shows, and no more.

-- The readers the actor is, in this moment: their organizations, their communities, themselves as
-- a member of each organization (RED names persons; no program is one), and everyone who works
-- here. Noted for the rest of the transaction, as the roles are.
create or replace function exchange.find_readers(asked_by text) returns void
  language plpgsql stable security definer set search_path = pg_catalog
  set plan_cache_mode = force_generic_plan
as $$
declare
  asked_as text := access.actor_kind();
  mine uuid[] := directory.organizations_of_actor();
  communities uuid[] := directory.communities_of_actor();
  others uuid[] := '{}';
begin
  if cardinality(mine) > 0 then
    perform set_config('puente.actor_kind', 'system', true);
    select coalesce(array_agg(one.id), '{}') into others
    from (
      select exchange.named(p.id, organization) as id
      from directory.people p cross join unnest(mine) organization
      where asked_as = 'person' and p.account_id = access.account_id()
      union
      select exchange.everyone(o.exercise) from directory.organizations o where o.id = any (mine)
    ) one;
    perform set_config('puente.actor_kind', asked_as, true);
  end if;
  perform set_config('puente.readers', (mine || communities || others)::text, true),
    set_config('puente.readers_of', asked_by, true);
end
$$;

create or replace function exchange.readers_of_actor() returns uuid[]
  language plpgsql stable
as $$
declare
  asks text := directory.who_asks();
begin
  if current_setting('puente.readers_of', true) is distinct from asks then
    perform exchange.find_readers(asks);
  end if;
  return current_setting('puente.readers')::uuid[];
end
$$;

-- A person of an organization, who may act in its name; a program may read only.
create or replace function exchange.acts_for() returns uuid[]
  language sql stable
  return case when access.account_id() is null then '{}'
    else directory.organizations_of_actor() end;

-- RED is for the eyes of persons: no program reads it, not even one of the owner's.
create or replace function exchange.level_max() returns int
  language sql stable
  return case when access.actor_kind() = 'machine' then 4 else 6 end;

-- What an organization wants of its own sharing: its members know, its administrators decide.
create policy staff_does_all on exchange.preferences for all using ((select access.is_staff()));
create policy members_read on exchange.preferences for select
  using (organization_id = any ((select directory.organizations_of_actor())::uuid[]));
create policy administrators_change on exchange.preferences for all
  using (organization_id = any ((select directory.administered())::uuid[]));

-- Views: a person's own, and nobody else's.
create policy staff_does_all on exchange.views for all using ((select access.is_staff()));
create policy own_views on exchange.views for all
  using (account_id = (select access.account_id()));

-- Readers: one's own entries. Nobody writes them but the triggers.
create policy staff_does_all on exchange.readers for all using ((select access.is_staff()));
create policy own_entries on exchange.readers for select
  using (reader_id = any ((select exchange.readers_of_actor())::uuid[]));
create policy no_program_reads_red on exchange.readers as restrictive for select
  using (exchange.level_of(tlp) <= (select exchange.level_max()));

-- Items: their readers, and the organization they belong to, which alone writes them. Exercises
-- stay among those who exercise.
create policy staff_does_all on exchange.items for all using ((select access.is_staff()));
create policy readers_read on exchange.items for select
  using (owner_id = any ((select directory.organizations_of_actor())::uuid[])
    or exists (select from exchange.readers r where r.item_id = items.id
      and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])));
create policy no_program_reads_red on exchange.items as restrictive for select
  using (exchange.level_of(tlp) <= (select exchange.level_max()));
create policy owner_begins on exchange.items for insert
  with check (owner_id = any ((select exchange.acts_for())::uuid[]) and status = 'draft'
    and created_by = (select access.account_id())
    and items.exercise = (select o.exercise from directory.organizations o where o.id = owner_id)
    and (community_id is null or items.exercise = (select c.exercise from directory.communities c
      where c.id = community_id)));
create policy owner_changes on exchange.items for update
  using (owner_id = any ((select exchange.acts_for())::uuid[]))
  with check (owner_id = any ((select exchange.acts_for())::uuid[])
    and (community_id is null or items.exercise = (select c.exercise from directory.communities c
      where c.id = community_id)));
create policy owner_discards on exchange.items for delete
  using (owner_id = any ((select exchange.acts_for())::uuid[])
    and status in ('draft', 'awaiting-check'));

-- Versions: what is published, to whom the item shows; what is not, to the organization that writes
-- it: the owner, or the desk that was asked for a translation. What is published stays as it is.
create policy staff_does_all on exchange.versions for all using ((select access.is_staff()));
create policy readers_read on exchange.versions for select
  using (exists (select from exchange.readers r where r.item_id = versions.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (versions.published_at is not null or r.level = 6
      or versions.organization_id
        = any ((select directory.organizations_of_actor())::uuid[]))));
create policy owner_writes on exchange.versions for insert
  with check (published_at is null and created_by = (select access.account_id())
    and organization_id = any ((select exchange.acts_for())::uuid[])
    and exists (select from exchange.items i where i.id = item_id
      and (i.owner_id = organization_id or exists (select from exchange.translation_requests t
        where t.item_id = i.id and t.number = versions.number and t.language = versions.language
          and t.desk_id = organization_id and t.status = 'asked'))));
create policy owner_changes on exchange.versions for update
  using (published_at is null
    and (exists (select from exchange.items i where i.id = item_id
        and i.owner_id = any ((select exchange.acts_for())::uuid[]))
      or (translated and organization_id = any ((select exchange.acts_for())::uuid[])
        and exists (select from exchange.translation_requests t where t.item_id = versions.item_id
          and t.number = versions.number and t.language = versions.language
          and t.status = 'asked'))))
  with check (changed_by = (select access.account_id())
    and (published_at is null or exists (select from exchange.items i where i.id = item_id
      and i.owner_id = any ((select exchange.acts_for())::uuid[]))));
create policy owner_discards on exchange.versions for delete
  using (published_at is null and exists (select from exchange.items i where i.id = item_id
    and i.owner_id = any ((select exchange.acts_for())::uuid[])));

-- Stricter parts: to readers whose level reaches them.
create policy staff_does_all on exchange.parts for all using ((select access.is_staff()));
create policy readers_read on exchange.parts for select
  using (exists (select from exchange.versions v where v.item_id = parts.item_id
      and v.number = parts.number and v.language = parts.language)
    and exists (select from exchange.readers r
      where r.item_id = parts.item_id and r.level >= parts.level
        and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])));
create policy no_program_reads_red on exchange.parts as restrictive for select
  using (level <= (select exchange.level_max()));
create policy owner_adds on exchange.parts for insert
  with check (exists (select from exchange.versions v join exchange.items i on i.id = v.item_id
    where v.item_id = parts.item_id and v.number = parts.number and v.language = parts.language
      and v.published_at is null and i.owner_id = any ((select exchange.acts_for())::uuid[])));
create policy owner_removes on exchange.parts for delete
  using (exists (select from exchange.versions v join exchange.items i on i.id = v.item_id
    where v.item_id = parts.item_id and v.number = parts.number and v.language = parts.language
      and v.published_at is null and i.owner_id = any ((select exchange.acts_for())::uuid[])));

-- Recipients: the owner names them, signed in once more if the item is out already; each recipient
-- sees itself and no other.
create policy staff_does_all on exchange.recipients for all using ((select access.is_staff()));
create policy own_entries on exchange.recipients for select
  using (organization_id = any ((select directory.organizations_of_actor())::uuid[])
    and (person_id is null or person_id = (select p.id from directory.people p
      where p.account_id = (select access.account_id())))
    and exists (select from exchange.readers r where r.item_id = recipients.item_id
      and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])));
create policy owner_reads on exchange.recipients for select
  using (exists (select from exchange.readers r where r.item_id = recipients.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[]) and r.level = 6));
create policy owner_adds on exchange.recipients for insert
  with check (added_by = (select access.account_id())
    and exists (select from exchange.items i where i.id = item_id
      and i.owner_id = any ((select exchange.acts_for())::uuid[])
      and (i.status in ('draft', 'awaiting-check') or (select access.is_stepped_up()))
      and i.exercise = (select o.exercise from directory.organizations o
        where o.id = organization_id)));
create policy owner_removes on exchange.recipients for delete
  using (exists (select from exchange.items i where i.id = item_id
    and i.owner_id = any ((select exchange.acts_for())::uuid[])
    and (i.status in ('draft', 'awaiting-check') or (select access.is_stepped_up()))));

-- Words to search by, level by level, as the readers of the item; RED not by programs. No
-- restrictive policy: it would bind the owner of the tables too, whom the next policy lets through.
create policy staff_does_all on exchange.search for all using ((select access.is_staff()));
create policy readers_read on exchange.search for select
  using (level <= (select exchange.level_max())
    and exists (select from exchange.readers r where r.item_id = search.item_id
      and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
      and r.level >= search.level));
create policy owner_adds on exchange.search for insert
  with check (exists (select from exchange.items i where i.id = item_id
    and i.owner_id = any ((select exchange.acts_for())::uuid[])));
create policy owner_removes on exchange.search for delete
  using (exists (select from exchange.items i where i.id = item_id
    and i.owner_id = any ((select exchange.acts_for())::uuid[])));

-- The index of words is of no use behind a policy: the operator that uses it might tell of rows
-- before the policy is asked. So the owner of the tables, as whom no transaction runs (they take on
-- puente_app), may look through the words, for exchange.found() alone, which minds RED itself.
do $$
begin
  if current_setting('puente.separate_role', true) = 'yes' then
    execute format('create policy program_finds on exchange.search for select to %I using (true)',
      current_user);
  end if;
end
$$;

-- The newest items with these words that the actor reads, at most `most`; those others share, when
-- `level_max` is 5. Whether the actor reads an item, and up to which level, is asked of
-- exchange.readers, behind its own policy. Rare words are taken from their index, the newest first.
-- Of frequent ones these would be too many: the actor's newest items are looked through, more each
-- time until there are enough.
create or replace function exchange.found(asked tsquery, most int, level_max int,
  of_kind text, of_tlp text, of_community uuid, of_owner uuid)
  returns table (item_id uuid, moment timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog rows 200
as $$
declare
  mine uuid[] := exchange.readers_of_actor();
  rows_all float := (select greatest(c.reltuples, 1) from pg_class c
    where c.oid = 'exchange.search'::regclass);
  share float := 1;
  deep int;
  seen int;
  enough int;
  items uuid[];
  moments timestamptz[];
begin
  if exists (select from pg_policy p where p.polname = 'program_finds'
    and p.polrelid = 'exchange.search'::regclass) then
    -- A guess from eight hundred items; nobody is told.
    select coalesce(avg((s.words @@ asked)::int), 0) into share
    from exchange.search s tablesample system (least(100, 80000 / rows_all)) repeatable (7);
  end if;
  -- All hits, at the cost of a look each, against 1.2 * most / share entries, at that of three.
  if share < sqrt(3.6 * most / rows_all) then
    return query
      select w.item_id, w.moment from (
        select s.item_id, s.level, s.moment from exchange.search s
        where s.words @@ asked and s.level <= exchange.level_max()
        order by s.moment desc offset 0) w
      where (select true from exchange.readers r
        where r.item_id = w.item_id and r.reader_id = any (mine)
          and r.level between w.level and level_max
          and (of_kind is null or r.kind = of_kind) and (of_tlp is null or r.tlp = of_tlp)
          and (of_community is null or r.community_id = of_community)
          and (of_owner is null or r.owner_id = of_owner) limit 1)
        -- Once, where the words stand at several levels.
        and (select true from exchange.search o where o.item_id = w.item_id
          and o.level < w.level and o.words @@ asked limit 1) is null
      limit most;
    return;
  end if;
  deep := ceil(1.2 * most / share);
  loop
    select count(*), count(distinct one.item_id) filter (where one.fits),
      array_agg(one.item_id) filter (where one.fits),
      array_agg(one.moment) filter (where one.fits) into seen, enough, items, moments
    from (
      select n.item_id, n.moment, (select true from exchange.search w
        where w.item_id = n.item_id and w.level <= least(n.level, exchange.level_max())
          and w.words @@ asked limit 1) as fits
      from (
        select r.item_id, r.level, r.moment
        from unnest(mine) one (reader) cross join lateral (
          select r.item_id, r.level, r.moment from exchange.readers r
          where r.reader_id = one.reader and r.level <= level_max
            and (of_kind is null or r.kind = of_kind) and (of_tlp is null or r.tlp = of_tlp)
            and (of_community is null or r.community_id = of_community)
            and (of_owner is null or r.owner_id = of_owner)
          order by r.moment desc, r.item_id limit deep) r
        order by r.moment desc limit deep) n) one;
    exit when enough >= most or seen < deep;
    deep := 4 * deep;
  end loop;
  return query
    select one.item, max(one.at) from unnest(items, moments) one (item, at) group by one.item;
end
$$;

-- Receipts of what was recalled: to whom it showed before.
create policy staff_does_all on exchange.receipts for all using ((select access.is_staff()));
create policy own_receipts on exchange.receipts for select
  using (reader_id = any ((select exchange.readers_of_actor())::uuid[]));

-- Acknowledgements: each organization's own, all of them to the owner.
create policy staff_does_all on exchange.acknowledgements for all
  using ((select access.is_staff()));
create policy own_and_owner_read on exchange.acknowledgements for select
  using (exists (select from exchange.readers r where r.item_id = acknowledgements.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (r.level = 6
      or acknowledgements.organization_id
        = any ((select directory.organizations_of_actor())::uuid[]))));
create policy readers_acknowledge on exchange.acknowledgements for insert
  with check (account_id = (select access.account_id())
    and organization_id = any ((select exchange.acts_for())::uuid[])
    and exists (select from exchange.items i where i.id = item_id
      and i.status not in ('draft', 'awaiting-check', 'recalled')
      and i.owner_id <> organization_id));

-- Reminders are the clock's; the owner sees them, and whom they are about.
create policy staff_does_all on exchange.reminders for all using ((select access.is_staff()));
create policy own_and_owner_read on exchange.reminders for select
  using (exists (select from exchange.readers r where r.item_id = reminders.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (r.level = 6
      or reminders.organization_id
        = any ((select directory.organizations_of_actor())::uuid[]))));

-- Replies: those to all, to every reader; those to one, to that one and to who wrote them.
create policy staff_does_all on exchange.replies for all using ((select access.is_staff()));
create policy readers_read on exchange.replies for select
  using (exists (select from exchange.readers r where r.item_id = replies.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and ((not replies.to_owner_only and replies.to_organization_id is null) or r.level = 6
      or replies.organization_id
        = any ((select directory.organizations_of_actor())::uuid[])
      or replies.to_organization_id
        = any ((select directory.organizations_of_actor())::uuid[]))));
create policy readers_reply on exchange.replies for insert
  with check (account_id = (select access.account_id())
    and organization_id = any ((select exchange.acts_for())::uuid[])
    and exists (select from exchange.items i where i.id = item_id
      and i.status in ('issued', 'closed', 'withdrawn')
      and (to_organization_id is null or i.owner_id = organization_id)));

-- Sightings: open ones to every reader; private ones to the organization that reported it alone.
create policy staff_does_all on exchange.sightings for all using ((select access.is_staff()));
create policy readers_read on exchange.sightings for select
  using (exists (select from exchange.readers r where r.item_id = sightings.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[]))
    and (not private
      or organization_id = any ((select directory.organizations_of_actor())::uuid[])));
create policy readers_report on exchange.sightings for insert
  with check (account_id = (select access.account_id())
    and organization_id = any ((select exchange.acts_for())::uuid[])
    and exists (select from exchange.items i where i.id = item_id
      and i.status in ('issued', 'closed', 'withdrawn')));

-- How many States reported that they have seen it, private reports included: a figure for the
-- readers of the item, and none below five States.
create or replace function exchange.states_that_saw(item uuid) returns int
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
  readers uuid[] := exchange.readers_of_actor();
  found int;
begin
  perform set_config('puente.actor_kind', 'system', true);
  select count(distinct coalesce(o.state_id, o.exercise_state_id)) into found
  from exchange.sightings s join directory.organizations o on o.id = s.organization_id
  where s.item_id = item and s.seen and exists (select from exchange.readers r
    where r.item_id = item and r.reader_id = any (readers));
  perform set_config('puente.actor_kind', asked_as, true);
  return case when found >= 5 then found end;
end
$$;

-- Attachments: of published versions, as their level says, and never one with a virus or one that
-- still waits for the scanner; the owner sees all of them.
create policy staff_does_all on exchange.attachments for all using ((select access.is_staff()));
create policy readers_read on exchange.attachments for select
  using (exists (select from exchange.readers r where r.item_id = attachments.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (r.level = 6 or (r.level >= attachments.level and attachments.number <= r.version
      and attachments.scan in ('clean', 'not-scanned')))));
create policy no_program_reads_red on exchange.attachments as restrictive for select
  using (level <= (select exchange.level_max()));
create policy owner_adds on exchange.attachments for insert
  with check (added_by = (select access.account_id())
    and exists (select from exchange.items i where i.id = item_id
      and i.owner_id = any ((select exchange.acts_for())::uuid[])
      and attachments.number > i.current_version));
create policy owner_removes on exchange.attachments for delete
  using (exists (select from exchange.items i where i.id = item_id
    and i.owner_id = any ((select exchange.acts_for())::uuid[])
    and attachments.number > i.current_version));
-- What a second person looks at stays as it is, for everyone, until they have decided.
create policy nothing_added_while_checked on exchange.attachments as restrictive for insert
  with check (not exists (select from exchange.items i
    where i.id = item_id and i.status = 'awaiting-check'));
create policy nothing_removed_while_checked on exchange.attachments as restrictive for delete
  using (not exists (select from exchange.items i
    where i.id = item_id and i.status = 'awaiting-check'));

-- Asking the owner to let a client read too: who asked and the owner see it, the owner answers.
create policy staff_does_all on exchange.onward_requests for all using ((select access.is_staff()));
create policy own_and_owner_read on exchange.onward_requests for select
  using (exists (select from exchange.readers r where r.item_id = onward_requests.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (r.level = 6
      or onward_requests.organization_id
        = any ((select directory.organizations_of_actor())::uuid[]))));
create policy recipients_ask on exchange.onward_requests for insert
  with check (asked_by = (select access.account_id()) and accepted is null
    and organization_id = any ((select exchange.acts_for())::uuid[])
    and exists (select from exchange.items i where i.id = item_id
      and i.status = 'issued' and i.tlp in ('amber', 'green') and i.owner_id <> organization_id));
create policy owner_answers on exchange.onward_requests for update
  using (accepted is null and exists (select from exchange.items i where i.id = item_id
    and i.owner_id = any ((select exchange.acts_for())::uuid[]))
    and (select access.is_stepped_up()))
  with check (decided_by = (select access.account_id()));

-- From what a sanitized item was made: only to whom both show.
create policy staff_does_all on exchange.derivations for all using ((select access.is_staff()));
create policy readers_of_both_read on exchange.derivations for select
  using (exists (select from exchange.readers r where r.item_id = derivations.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[]))
    and exists (select from exchange.readers r where r.item_id = derivations.from_item_id
      and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])));
create policy owner_derives on exchange.derivations for insert
  with check (exists (select from exchange.items i where i.id = item_id and i.status = 'draft'
      and i.owner_id = any ((select exchange.acts_for())::uuid[]))
    and exists (select from exchange.items i where i.id = from_item_id
      and i.owner_id = any ((select exchange.acts_for())::uuid[])));

-- Translations: the owner asks and accepts, the desk that was asked delivers or refuses.
create policy staff_does_all on exchange.translation_requests for all
  using ((select access.is_staff()));
create policy owner_and_desk_read on exchange.translation_requests for select
  using (exists (select from exchange.readers r where r.item_id = translation_requests.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (r.level = 6 or translation_requests.desk_id
      = any ((select directory.organizations_of_actor('desk'))::uuid[]))));
create policy owner_asks on exchange.translation_requests for insert
  with check (asked_by = (select access.account_id()) and status = 'asked'
    and exists (select from exchange.items i where i.id = item_id
      and i.owner_id = any ((select exchange.acts_for())::uuid[])));
create policy owner_and_desk_change on exchange.translation_requests for update
  using (exists (select from exchange.items i where i.id = item_id
    and (i.owner_id = any ((select exchange.acts_for())::uuid[])
      or desk_id = any ((select directory.organizations_of_actor('desk'))::uuid[]))));

-- To the public library: the owner proposes what is CLEAR, the desk reviews.
create policy staff_does_all on exchange.proposals for all using ((select access.is_staff()));
create policy owner_and_desk_read on exchange.proposals for select
  using (exists (select from exchange.readers r where r.item_id = proposals.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (r.level = 6 or (select directory.is_desk()))));
create policy owner_proposes on exchange.proposals for insert
  with check (proposed_by = (select access.account_id()) and accepted is null
    and (select access.is_stepped_up())
    and exists (select from exchange.items i where i.id = item_id
      and i.tlp = 'clear' and i.status = 'issued' and i.kind in ('practice', 'typology')
      and i.owner_id = any ((select exchange.acts_for())::uuid[])));
create policy desk_reviews on exchange.proposals for update
  using (accepted is null and (select directory.is_desk()) and (select access.is_stepped_up())
    and exists (select from exchange.items i where i.id = item_id and i.tlp = 'clear'))
  with check (decided_by = (select access.account_id()));

-- What is in the public library is everyone's, until it is withdrawn; the desk puts it there.
create policy staff_does_all on exchange.publications for all using ((select access.is_staff()));
create policy everyone_reads on exchange.publications for select using (withdrawn_at is null);
create policy desk_publishes on exchange.publications for insert
  with check ((select directory.is_desk()) and (select access.is_stepped_up())
    and exists (select from exchange.items i where i.id = item_id and i.number = publications.number
      and i.tlp = 'clear' and i.status = 'issued' and i.exercise = publications.exercise)
    and exists (select from exchange.proposals p
      where p.item_id = publications.item_id and p.accepted));

-- The life of an item: all of it to the owner, what concerns readers to them. It only grows.
create policy staff_reads on exchange.events for select using ((select access.is_staff()));
create policy staff_adds on exchange.events for insert with check ((select access.is_staff()));
create policy readers_read on exchange.events for select
  using (exists (select from exchange.readers r where r.item_id = events.item_id
    and r.reader_id = any ((select exchange.readers_of_actor())::uuid[])
    and (r.level = 6
      or events.kind in ('issued', 'updated', 'translated', 'closed', 'withdrawn'))));
create policy owner_adds on exchange.events for insert
  with check (account_id = (select access.account_id())
    and organization_id = any ((select exchange.acts_for())::uuid[])
    and exists (select from exchange.items i where i.id = item_id
      and i.owner_id = organization_id));
create policy staff_does_all on exchange.announcements for all using ((select access.is_staff()));
create policy owner_adds on exchange.announcements for insert
  with check (told_at is null and exists (select from exchange.events e
    where e.id = event_id and e.account_id = (select access.account_id())));

-- Through which of their organizations the actor reads an item: the one to which most of it shows,
-- so its owner before who was named, before a client, a community, and everyone; of two alike the
-- one where they have worked longer.
create or replace function exchange.reads_through(item uuid) returns uuid
  language sql stable
  begin atomic
    select o.id
    from directory.organizations o
    left join directory.people p on p.account_id = access.account_id()
    left join directory.memberships m on m.person_id = p.id and m.organization_id = o.id
      and m.since <= now() and (m.until is null or m.until > now())
    left join exchange.readers r on r.item_id = item and (
      r.reader_id in (o.id, exchange.named(p.id, o.id), exchange.everyone(o.exercise))
      or r.level = 2 and (
        exists (select from directory.community_members k
          where k.community_id = r.reader_id and k.organization_id = o.id
            and k.since <= now() and (k.until is null or k.until > now()))
        or exists (select from directory.contacts c
          where c.community_id = r.reader_id and c.organization_id = o.id and c.person_id = p.id
            and c.since <= now() and (c.until is null or c.until > now()))))
    where o.id = any ((select directory.organizations_of_actor())::uuid[])
    group by o.id
    order by max(r.level) desc nulls last, min(m.since) nulls last, o.id
    limit 1;
  end;

-- Who read it: the owner knows, and each reader their own reading. It only grows.
create policy staff_reads on exchange.reads for select using ((select access.is_staff()));
create policy staff_adds on exchange.reads for insert with check ((select access.is_staff()));
create policy self_and_owner_read on exchange.reads for select
  using (account_id = (select access.account_id())
    or exists (select from exchange.readers r where r.item_id = reads.item_id
      and r.reader_id = any ((select exchange.readers_of_actor())::uuid[]) and r.level = 6));
create policy readers_record on exchange.reads for insert
  with check (organization_id = any ((select directory.organizations_of_actor())::uuid[])
    and account_id is not distinct from (select access.account_id())
    and key_id is not distinct from (select access.key_id())
    and exists (select from exchange.items i where i.id = item_id));

-- What readers were sent about an item: its owner asks, and nobody else is answered. With the
-- organization a person worked for at that moment, one the item went to before others. The newest
-- thousand; what the owner's own people were told is theirs.
create or replace function exchange.deliveries_of(item uuid)
  returns table (id bigint, account_id uuid, organization_id uuid, type text, occasion text,
    way text, at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
  owner uuid := (select i.owner_id from exchange.items i
    where i.id = item and i.owner_id = any (directory.organizations_of_actor()));
begin
  if owner is null then
    return;
  end if;
  perform set_config('puente.actor_kind', 'system', true);
  return query
    select d.id, d.account_id, m.organization_id, d.type, d.occasion, d.way, d.at
    from notices.deliveries d
    left join lateral (
      select m.organization_id
      from directory.people p join directory.memberships m on m.person_id = p.id
      where p.account_id = d.account_id and m.since <= d.at
        and (m.until is null or m.until > d.at)
      order by exists (select from exchange.recipients c where c.item_id = item
        and c.organization_id = m.organization_id) desc, m.since
      limit 1) m on true
    where d.about = item::text and m.organization_id is distinct from owner
    order by d.id desc limit 1000;
  perform set_config('puente.actor_kind', asked_as, true);
end
$$;
