-- The protected exchange: items with numbered versions, who may read them, and what readers did.
-- The levels of TLP 2.0 are numbers here, so that "at least as strict" is a comparison:
-- CLEAR 1, GREEN 2, AMBER 3, AMBER+STRICT 4, RED 5; the owner's own is 6.

create schema if not exists exchange;

create function exchange.level_of(tlp text) returns smallint
  language sql immutable
  return case tlp when 'clear' then 1 when 'green' then 2 when 'amber' then 3
    when 'amber-strict' then 4 when 'red' then 5 end::smallint;

-- A person as a member of one organization: who leaves it is no longer the reader that was named.
create function exchange.named(person uuid, organization uuid) returns uuid
  language sql immutable
  return md5(person::text || organization::text)::uuid;

-- Everyone who works here; the exercise world is apart.
create function exchange.everyone(exercise boolean) returns uuid
  language sql immutable
  return case when exercise then '00000000-0000-8000-8000-000000000002'::uuid
    else '00000000-0000-8000-8000-000000000001'::uuid end;

create table exchange.preferences (
  organization_id uuid primary key references directory.organizations on delete cascade,
  second_person boolean not null default false
);
comment on table exchange.preferences is
  'What an organization wants of its own sharing: that a second person checks before it goes out.';

create table exchange.items (
  id uuid primary key default gen_random_uuid(),
  number text not null unique check (number ~ '^EX-\d{4}-[0-9A-HJKMNP-TV-Z]{6}$'),
  kind text not null check (kind in ('alert', 'early-warning', 'typology', 'practice', 'question')),
  department text not null check (department in ('cicad', 'dtoc', 'cicte', 'dsp', 'sms')),
  owner_id uuid not null references directory.organizations,
  created_by uuid not null references access.accounts,
  created_at timestamptz not null default now(),
  status text not null default 'draft'
    check (status in ('draft', 'awaiting-check', 'issued', 'closed', 'withdrawn', 'recalled')),
  tlp text not null default 'amber-strict'
    check (tlp in ('red', 'amber-strict', 'amber', 'green', 'clear')),
  pap text not null default 'amber' check (pap in ('red', 'amber', 'green', 'clear')),
  source_reliability text check (source_reliability ~ '^[A-F]$'),
  information_credibility text check (information_credibility ~ '^[1-6]$'),
  community_id uuid references directory.communities,
  issued_at timestamptz,
  published_at timestamptz,
  acknowledge_by timestamptz,
  ended_at timestamptz,
  ended_reason text check (length(ended_reason) between 1 and 2000),
  current_version int not null default 0,
  exercise boolean not null,
  revision int not null default 1,
  check ((issued_at is null) = (status in ('draft', 'awaiting-check'))),
  check ((ended_at is null) = (status not in ('closed', 'withdrawn', 'recalled'))),
  check (status not in ('withdrawn', 'recalled') or ended_reason is not null),
  check (status = 'draft' or status = 'awaiting-check' or current_version > 0)
);
comment on table exchange.items is
  'What is shared: alerts, early warnings, typologies, practices, questions. The number is drawn, so that it tells nothing about how many there are. `revision` grows with each change of its frame.';
create index items_of_owner on exchange.items (owner_id, status);

create table exchange.versions (
  item_id uuid not null references exchange.items on delete cascade,
  number int not null check (number > 0),
  language text not null check (language in ('en', 'es', 'pt', 'fr')),
  title text not null default '' check (length(title) <= 200),
  summary text not null default '' check (length(summary) <= 1000),
  body jsonb not null default '{}' check (length(body::text) <= 200000),
  organization_id uuid not null references directory.organizations,
  created_by uuid not null references access.accounts,
  created_at timestamptz not null default now(),
  changed_by uuid not null references access.accounts,
  changed_at timestamptz not null default now(),
  translated boolean not null default false,
  published_at timestamptz,
  published_by uuid references access.accounts,
  revision int not null default 1,
  primary key (item_id, number, language)
);
comment on table exchange.versions is
  'The text of an item, in one language each; version 2 replaces version 1. Not published: only its organization reads it.';

create index versions_in_hand on exchange.versions (changed_by, changed_at desc)
  where published_at is null;

create table exchange.parts (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null,
  number int not null,
  language text not null,
  level smallint not null check (level between 1 and 5),
  content jsonb not null check (length(content::text) <= 20000),
  foreign key (item_id, number, language) references exchange.versions on delete cascade
);
comment on table exchange.parts is
  'Parts of a text that are stricter than the whole: each shows to whom its own level shows.';
create index parts_of_version on exchange.parts (item_id, number, language);

create table exchange.recipients (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references exchange.items on delete cascade,
  organization_id uuid not null references directory.organizations,
  person_id uuid references directory.people on delete cascade,
  why text not null default 'reader' check (why in ('reader', 'client', 'translator')),
  added_by uuid not null references access.accounts,
  added_at timestamptz not null default now(),
  unique nulls not distinct (item_id, organization_id, person_id),
  check (why = 'reader' or person_id is null)
);
comment on table exchange.recipients is
  'To whom the owner gives an item: organizations, and persons as members of one. A client is one of a recipient''s, agreed by the owner (AMBER); a translator is the desk, asked for a translation.';
create index recipients_of_organization on exchange.recipients (organization_id);

create table exchange.readers (
  item_id uuid not null references exchange.items on delete cascade,
  reader_id uuid not null,
  level smallint not null,
  kind text not null,
  tlp text not null,
  status text not null,
  owner_id uuid not null,
  community_id uuid,
  version int not null,
  moment timestamptz not null,
  acknowledge_by timestamptz,
  acknowledged boolean not null default false,
  primary key (item_id, reader_id) include (level)
);
comment on table exchange.readers is
  '[derived] Who may read what, now, and up to which level: made by triggers from the marking, the life and the recipients of an item; nobody writes it. A reader is an organization, a community, a person as its member, or everyone. `acknowledged` is known of the first and third only.';
-- One index for each way to ask, each with what the boxes look at, so that the rows themselves need
-- not be read: the newest of a reader; of a marking; of a community; what is one's own; what is
-- still to be acknowledged.
create index readers_newest on exchange.readers (reader_id, moment desc, item_id)
  include (level, owner_id, version, kind);
create index readers_of_marking on exchange.readers (reader_id, tlp, moment desc, item_id)
  include (level, owner_id);
create index readers_of_community on exchange.readers
  (reader_id, community_id, moment desc, item_id) include (level, owner_id)
  where community_id is not null;
create index readers_own on exchange.readers (reader_id, moment desc, item_id) include (status)
  where level = 6;
create index readers_due on exchange.readers (reader_id, moment desc, item_id) include (owner_id)
  where acknowledge_by is not null and status = 'issued' and level < 6 and not acknowledged;

create table exchange.search (
  item_id uuid not null references exchange.items on delete cascade,
  level smallint not null,
  words tsvector not null,
  moment timestamptz not null,
  primary key (item_id, level)
);
comment on table exchange.search is
  '[derived] The words of an item by level: what a stricter part says is found by its readers only.';
create index search_words on exchange.search using gin (words);

create table exchange.receipts (
  item_id uuid not null,
  reader_id uuid not null,
  number text not null,
  owner_id uuid not null references directory.organizations,
  recalled_at timestamptz not null default now(),
  reason text not null,
  primary key (item_id, reader_id)
);
comment on table exchange.receipts is
  'What is left to the readers of a recalled item: its number, whose it was, when and why.';

create table exchange.acknowledgements (
  item_id uuid not null references exchange.items on delete cascade,
  organization_id uuid not null references directory.organizations,
  account_id uuid not null references access.accounts,
  version int not null,
  at timestamptz not null default now(),
  primary key (item_id, organization_id)
);
comment on table exchange.acknowledgements is 'Received and read, said once for an organization.';

create table exchange.reminders (
  item_id uuid not null references exchange.items on delete cascade,
  organization_id uuid not null references directory.organizations,
  step text not null check (step in ('soon', 'late', 'alternate', 'duty', 'administrators')),
  at timestamptz not null default now(),
  primary key (item_id, organization_id, step)
);
comment on table exchange.reminders is
  'What was done about an acknowledgement that is missing: reminded before, told when late, then the next contact.';

create table exchange.replies (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references exchange.items on delete cascade,
  organization_id uuid not null references directory.organizations,
  account_id uuid not null references access.accounts,
  text text not null check (length(text) between 1 and 10000),
  to_owner_only boolean not null default false,
  to_organization_id uuid references directory.organizations,
  at timestamptz not null default now(),
  told_at timestamptz,
  check (not to_owner_only or to_organization_id is null)
);
comment on table exchange.replies is
  'Answers to all readers, questions to the owner alone, and the owner''s answer to one organization.';
create index replies_of_item on exchange.replies (item_id, at);
create index replies_to_tell on exchange.replies (at) where told_at is null;

create table exchange.sightings (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references exchange.items on delete cascade,
  organization_id uuid not null references directory.organizations,
  account_id uuid not null references access.accounts,
  seen boolean not null,
  count int check (count between 0 and 1000000000),
  place text check (length(place) <= 200),
  seen_on date,
  private boolean not null default false,
  at timestamptz not null default now()
);
comment on table exchange.sightings is
  'Seen here, or looked for and not seen. Private: nobody sees whose it is; the region knows only a figure of five States or more.';
create index sightings_of_item on exchange.sightings (item_id, at);

create table exchange.attachments (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references exchange.items on delete cascade,
  number int not null,
  level smallint not null check (level between 1 and 5),
  name text not null check (length(name) between 1 and 150),
  media_type text not null,
  size_bytes bigint not null check (size_bytes between 1 and 104857600),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  scan text not null check (scan in ('not-scanned', 'waiting', 'clean', 'infected')),
  added_by uuid not null references access.accounts,
  added_at timestamptz not null default now()
);
comment on table exchange.attachments is
  'Files of an item, from a version on; the bytes lie in the file store under their SHA-256.';
create index attachments_of_item on exchange.attachments (item_id);

create table exchange.onward_requests (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references exchange.items on delete cascade,
  organization_id uuid not null references directory.organizations,
  client_id uuid not null references directory.organizations,
  reason text not null check (length(reason) between 1 and 2000),
  asked_by uuid not null references access.accounts,
  asked_at timestamptz not null default now(),
  accepted boolean,
  decided_by uuid references access.accounts,
  decided_at timestamptz,
  told_at timestamptz,
  check ((accepted is null) = (decided_at is null)),
  check ((accepted is null) = (decided_by is null))
);
comment on table exchange.onward_requests is
  'A recipient asks the owner to let a client read too; only the owner answers.';
create unique index one_open_onward_request
  on exchange.onward_requests (item_id, organization_id, client_id) where accepted is null;

create table exchange.derivations (
  item_id uuid primary key references exchange.items on delete cascade,
  from_item_id uuid not null references exchange.items on delete cascade,
  check (item_id <> from_item_id)
);
comment on table exchange.derivations is
  'A sanitized item for a wider circle and the one it was made from; only who reads both sees the link.';

create table exchange.translation_requests (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references exchange.items on delete cascade,
  number int not null,
  language text not null check (language in ('en', 'es', 'pt', 'fr')),
  desk_id uuid not null references directory.organizations,
  asked_by uuid not null references access.accounts,
  asked_at timestamptz not null default now(),
  status text not null default 'asked' check (status in ('asked', 'delivered', 'accepted', 'refused')),
  decided_by uuid references access.accounts,
  decided_at timestamptz,
  reason text check (length(reason) <= 1000),
  told_at timestamptz,
  unique (item_id, number, language)
);
comment on table exchange.translation_requests is
  'The owner asks the Secretariat''s desk for a text in another language; the desk reads it for that.';

create table exchange.proposals (
  item_id uuid primary key references exchange.items on delete cascade,
  proposed_by uuid not null references access.accounts,
  proposed_at timestamptz not null default now(),
  accepted boolean,
  decided_by uuid references access.accounts,
  decided_at timestamptz,
  reason text check (length(reason) <= 1000),
  check (decided_by is distinct from proposed_by),
  check ((accepted is null) = (decided_at is null)),
  check ((accepted is null) = (decided_by is null))
);
comment on table exchange.proposals is
  'A practice or typology marked CLEAR goes to the public library once a second person agrees.';

create table exchange.publications (
  item_id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('typology', 'practice')),
  department text not null,
  owner_name i18n.multilingual not null,
  texts jsonb not null,
  issued_on date not null,
  published_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  exercise boolean not null
);
comment on table exchange.publications is
  'Practices and typologies in the public library: a copy of what was CLEAR when it was accepted, withdrawn with its item.';

create table exchange.events (
  id bigint generated always as identity primary key,
  item_id uuid not null,
  kind text not null check (kind in ('created', 'check-asked', 'check-refused', 'issued', 'updated',
    'translated', 'closed', 'withdrawn', 'recalled', 'marking-changed', 'recipients-changed',
    'onward-decided', 'derived', 'proposed')),
  organization_id uuid not null references directory.organizations,
  account_id uuid not null references access.accounts,
  at timestamptz not null default now(),
  version int,
  detail jsonb not null default '{}'
);
comment on table exchange.events is 'The life of an item, each step with who did it; append only.';
create index events_of_item on exchange.events (item_id, id);

create table exchange.announcements (
  event_id bigint primary key references exchange.events on delete cascade,
  made_at timestamptz not null default now(),
  told_at timestamptz
);
comment on table exchange.announcements is
  'Events that readers are still to be told of; the clock tells them and notes when.';
create index announcements_waiting on exchange.announcements (event_id) where told_at is null;

create table exchange.reads (
  id bigint generated always as identity primary key,
  item_id uuid not null,
  version int not null,
  way text not null check (way in ('page', 'list', 'export', 'attachment', 'api', 'mail')),
  account_id uuid,
  key_id uuid,
  organization_id uuid not null,
  at timestamptz not null default now(),
  check ((account_id is null) <> (key_id is null))
);
comment on table exchange.reads is
  'Who read, exported or was sent an item, when and how; append only. Kept out of the record of changes like [derived] rows: it is a record itself.';
create index reads_of_item on exchange.reads (item_id, id);
create index reads_of_account on exchange.reads (account_id, item_id, version);
create index reads_newest on exchange.reads (account_id, id desc) where way = 'page';
create index reads_by_account on exchange.reads (account_id, id desc);

create trigger append_only before update or delete or truncate on exchange.reads
  for each statement execute function audit.refuse();
create trigger append_only before update or delete or truncate on exchange.events
  for each statement execute function audit.refuse();

-- Makes the readers of items anew, from their marking, life and recipients. It works as the system
-- does for this one thing: nobody else may write who reads.
create function exchange.refresh_readers(changed uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
begin
  perform set_config('puente.actor_kind', 'system', true);
  delete from exchange.readers where item_id = any (changed);
  insert into exchange.readers (item_id, reader_id, level, kind, tlp, status, owner_id,
    community_id, version, moment, acknowledge_by, acknowledged)
  select i.id, r.reader_id, max(r.level), i.kind, i.tlp, i.status, i.owner_id, i.community_id,
    i.current_version, coalesce(i.published_at, i.created_at), i.acknowledge_by,
    bool_or(r.acknowledged)
  from exchange.items i
  cross join lateral (
    select i.owner_id as reader_id, 6::smallint as level, false as acknowledged
    union all
    select case when c.person_id is not null then exchange.named(c.person_id, c.organization_id)
        else c.organization_id end,
      case when c.person_id is not null then 5 when c.why = 'client' then 3 else 4 end,
      exists (select from exchange.acknowledgements a
        where a.item_id = c.item_id and a.organization_id = c.organization_id)
    from exchange.recipients c where c.item_id = i.id
    union all
    select i.community_id, 2, false where i.community_id is not null
    union all
    select exchange.everyone(i.exercise), 1, false
  ) r
  where i.id = any (changed)
    and (r.level = 6 or (i.status in ('issued', 'closed', 'withdrawn')
      and r.level >= exchange.level_of(i.tlp)))
  group by i.id, r.reader_id;
  perform set_config('puente.actor_kind', asked_as, true);
end
$$;

create function exchange.items_changed() returns trigger language plpgsql as $$
begin
  perform exchange.refresh_readers(array(select id from after_rows));
  if tg_op = 'UPDATE' then
    perform exchange.unpublish(id) from after_rows where kind in ('typology', 'practice');
  end if;
  return null;
end
$$;
create function exchange.recipients_changed() returns trigger language plpgsql as $$
begin
  perform exchange.refresh_readers(array(select distinct item_id from changed_rows));
  return null;
end
$$;
-- Notes at the readers of an item that an organization has acknowledged, so that what still waits
-- need not be looked for among all that is done.
create function exchange.acknowledgements_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
begin
  perform set_config('puente.actor_kind', 'system', true);
  update exchange.readers r set acknowledged = true
  from changed_rows a
  where r.item_id = a.item_id and r.level < 6 and (r.reader_id = a.organization_id
    or r.reader_id in (select exchange.named(c.person_id, c.organization_id)
      from exchange.recipients c where c.item_id = a.item_id
        and c.organization_id = a.organization_id and c.person_id is not null));
  perform set_config('puente.actor_kind', asked_as, true);
  return null;
end
$$;
create trigger readers_acknowledged after insert on exchange.acknowledgements
  referencing new table as changed_rows
  for each statement execute function exchange.acknowledgements_changed();

create trigger readers_of_new after insert on exchange.items
  referencing new table as after_rows
  for each statement execute function exchange.items_changed();
create trigger readers_of_changed after update on exchange.items
  referencing new table as after_rows
  for each statement execute function exchange.items_changed();
create trigger readers_added after insert on exchange.recipients
  referencing new table as changed_rows
  for each statement execute function exchange.recipients_changed();
create trigger readers_removed after delete on exchange.recipients
  referencing old table as changed_rows
  for each statement execute function exchange.recipients_changed();

-- What may become of an item, whoever writes the statement: its owner, number and kind stay; its
-- life goes forward only; what widens or narrows the readers of something issued asks for a person
-- who has just signed again; where the organization wants it, a second person issues.
create function exchange.guard_item() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and new.status = 'recalled' then
    perform exchange.leave_receipts(old.id, new.ended_reason);
  end if;
  if access.is_staff() then
    return new;
  end if;
  if (old.id, old.number, old.kind, old.owner_id, old.created_by, old.created_at, old.exercise)
    is distinct from
    (new.id, new.number, new.kind, new.owner_id, new.created_by, new.created_at, new.exercise) then
    raise exception 'exchange: what an item is and whose does not change' using errcode = 'check_violation';
  end if;
  if old.status <> new.status and not (
    (old.status = 'draft' and new.status in ('awaiting-check', 'issued'))
    or (old.status = 'awaiting-check' and new.status in ('draft', 'issued'))
    or (old.status = 'issued' and new.status in ('closed', 'withdrawn', 'recalled'))
    or (old.status = 'closed' and new.status in ('withdrawn', 'recalled'))
    or (old.status = 'withdrawn' and new.status = 'recalled')) then
    raise exception 'exchange: % cannot become %', old.status, new.status using errcode = 'check_violation';
  end if;
  if (old.status not in ('draft', 'awaiting-check') or new.status not in ('draft', 'awaiting-check'))
    and ((old.tlp, old.community_id) is distinct from (new.tlp, new.community_id)
      or old.status <> new.status)
    and not access.is_stepped_up() then
    raise exception 'exchange: sign in once more first' using errcode = 'insufficient_privilege';
  end if;
  if new.current_version <> old.current_version and exchange.wants_second_person(new.owner_id)
    and exists (select from exchange.versions v
      where v.item_id = new.id and v.number = new.current_version
        and access.account_id() in (v.created_by, v.changed_by)) then
    raise exception 'exchange: a second person must check it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create function exchange.wants_second_person(organization uuid) returns boolean
  language sql stable
  return coalesce((select p.second_person from exchange.preferences p
    where p.organization_id = organization), false);

-- A recall leaves its readers a receipt, before refresh_readers leaves the owner alone.
create function exchange.leave_receipts(item uuid, why text) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
  mine uuid[] := directory.organizations_of_actor();
begin
  perform set_config('puente.actor_kind', 'system', true);
  insert into exchange.receipts (item_id, reader_id, number, owner_id, reason)
  select i.id, r.reader_id, i.number, i.owner_id, why
  from exchange.items i join exchange.readers r on r.item_id = i.id
  where i.id = item and r.level < 6 and i.status in ('issued', 'closed', 'withdrawn')
    and (i.owner_id = any (mine) or asked_as in ('editor', 'system'))
  on conflict do nothing;
  perform set_config('puente.actor_kind', asked_as, true);
end
$$;

-- What is no longer CLEAR, or was withdrawn, leaves the public library in the same moment.
create function exchange.unpublish(item uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  asked_as text := access.actor_kind();
begin
  perform set_config('puente.actor_kind', 'system', true);
  update exchange.publications set withdrawn_at = now()
  where item_id = item and withdrawn_at is null and exists (
    select from exchange.items i where i.id = item
      and (i.tlp <> 'clear' or i.status in ('withdrawn', 'recalled')));
  perform set_config('puente.actor_kind', asked_as, true);
end
$$;

create trigger guard before update on exchange.items
  for each row execute function exchange.guard_item();

-- What else is decided or written later changes in these columns alone: a request, a proposal or a
-- text never moves to another item.
create function exchange.only_these_change() returns trigger language plpgsql as $$
declare
  these text[] := tg_argv[0]::text[];
begin
  if not access.is_staff() and to_jsonb(new) - these <> to_jsonb(old) - these then
    raise exception 'exchange: this does not change' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger only_these_change before update on exchange.versions for each row
  execute function exchange.only_these_change(
    '{title,summary,body,changed_by,changed_at,published_at,published_by,revision}');
create trigger only_these_change before update on exchange.onward_requests for each row
  execute function exchange.only_these_change('{accepted,decided_by,decided_at}');
create trigger only_these_change before update on exchange.translation_requests for each row
  execute function exchange.only_these_change('{status,decided_by,decided_at,reason}');
create trigger only_these_change before update on exchange.proposals for each row
  execute function exchange.only_these_change('{accepted,decided_by,decided_at,reason}');
