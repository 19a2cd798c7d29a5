-- Organizations, people and their roles; communities and who belongs to them; contacts named by
-- note verbale. Every role has a start and may have an end: what has ended opens nothing from that
-- moment.

create table directory.exercise_states (
  id text primary key check (id ~ '^X[A-Z]{2}$'),
  name i18n.multilingual not null,
  languages text[] not null
);
comment on table directory.exercise_states is
  'Invented States of the exercise world, by codes that ISO 3166-1 leaves to users.';

create table directory.organizations (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9-]{2,60}$'),
  name i18n.multilingual not null,
  acronym text,
  kind text not null check (kind in ('authority', 'mission', 'department', 'partner')),
  state_id text references directory.states,
  exercise_state_id text references directory.exercise_states,
  department text check (department in ('cicad', 'dtoc', 'cicte', 'dsp', 'sms')),
  exercise boolean not null default false,
  check (state_id is null or exercise_state_id is null),
  check (exercise or exercise_state_id is null),
  check (not exercise or state_id is null)
);
comment on table directory.organizations is
  'National authorities, missions, departments and partner bodies whose people work here.';

create table directory.people (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null unique references access.accounts on delete cascade,
  name text not null check (length(name) between 1 and 200),
  email text,
  phone text,
  languages text[] not null default '{en}',
  exercise boolean not null default false
);
comment on table directory.people is 'People with an account; languages in the order they prefer.';

create table directory.memberships (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references directory.people on delete cascade,
  organization_id uuid not null references directory.organizations on delete cascade,
  role text not null check (role in ('member', 'administrator', 'desk')),
  since timestamptz not null default now(),
  until timestamptz,
  check (until is null or until >= since)
);
comment on table directory.memberships is
  'Who works for which organization, as what, from when to when. Desk: the Secretariat''s staff.';
create index memberships_of_person on directory.memberships (person_id);
create index memberships_of_organization on directory.memberships (organization_id);
create unique index one_open_membership on directory.memberships (person_id, organization_id)
  where until is null;

create table directory.communities (
  id uuid primary key default gen_random_uuid(),
  code text not null unique check (code ~ '^[a-z0-9-]{2,60}$'),
  name i18n.multilingual not null,
  purpose i18n.multilingual not null,
  department text not null check (department in ('cicad', 'dtoc', 'cicte', 'dsp', 'sms')),
  rules jsonb not null,
  exercise boolean not null default false
);
comment on table directory.communities is
  'Networks with rules of entry as data: steps with their days, and how often contacts confirm.';

create table directory.community_members (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references directory.communities on delete cascade,
  organization_id uuid not null references directory.organizations on delete cascade,
  asked_at timestamptz not null default now(),
  since timestamptz,
  until timestamptz,
  unique (community_id, organization_id)
);
comment on table directory.community_members is
  'Organizations in a community or on their way in; members from `since` until `until`.';
create index community_members_of_organization on directory.community_members (organization_id);

create table directory.community_steps (
  member_id uuid not null references directory.community_members on delete cascade,
  position int not null,
  step text not null
    check (step in ('submitted', 'validated', 'notified', 'endorsed', 'checked', 'active')),
  due_on date,
  done_at timestamptz,
  done_by uuid references access.accounts,
  primary key (member_id, position),
  unique (member_id, step)
);
comment on table directory.community_steps is
  'The way into a community, step by step; a clock in working days for each.';

create table directory.notes (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references directory.organizations,
  number text not null check (length(number) between 1 and 60),
  dated date not null,
  file text,
  registered_by uuid not null references access.accounts,
  registered_at timestamptz not null default now(),
  unique (organization_id, number, dated)
);
comment on table directory.notes is
  'Notes verbales of missions, by number and date; `file` names the file where it is kept.';
create index notes_of_organization on directory.notes (organization_id, dated desc);

create table directory.contacts (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references directory.communities,
  organization_id uuid not null references directory.organizations,
  person_id uuid not null references directory.people on delete cascade,
  role text not null check (role in ('contact', 'alternate', 'duty')),
  note_id uuid not null references directory.notes,
  starts_on date not null default current_date,
  ends_on date,
  registered_by uuid not null references access.accounts,
  registered_at timestamptz not null default now(),
  confirmed_by uuid references access.accounts,
  since timestamptz,
  end_note_id uuid references directory.notes,
  end_registered_by uuid references access.accounts,
  end_confirmed_by uuid references access.accounts,
  until timestamptz,
  refused_at timestamptz,
  constraint four_eyes check (confirmed_by is distinct from registered_by),
  constraint four_eyes_at_the_end
    check (end_confirmed_by is null or end_confirmed_by <> end_registered_by),
  check ((confirmed_by is null) = (since is null)),
  check (end_confirmed_by is null or until is not null),
  check (ends_on is null or ends_on > starts_on)
);
comment on table directory.contacts is
  'Points of contact: note verbale in, role out. Registered by one person, confirmed by another; duty means around the clock.';
create index contacts_of_community on directory.contacts (community_id);
create index contacts_of_person on directory.contacts (person_id);

create table directory.confirmations (
  contact_id uuid not null references directory.contacts on delete cascade,
  confirmed_at timestamptz not null default now(),
  account_id uuid not null references access.accounts,
  primary key (contact_id, confirmed_at)
);
comment on table directory.confirmations is
  'Every quarter each contact says that the entry is still right; what is older shows as stale.';
