-- What people are told: notices inside, what each wants by mail, and the mails themselves. No
-- domain word: what a type means and how it reads is said further to the right.
create schema if not exists notices;

-- The facts a notice may hold. A title or a text is not among them: whoever may still read it sees
-- it where it stands, read anew as that person.
create function notices.are_facts(given jsonb) returns boolean
  language sql immutable
  return jsonb_typeof(given) = 'object' and length(given::text) <= 4000
    and given - array['number', 'kind', 'organization', 'community', 'language', 'version', 'by',
      'until', 'count']::text[] = '{}'::jsonb;

create table notices.notices (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.accounts on delete cascade,
  type text not null check (type ~ '^[a-z][a-z-]{1,59}$'),
  about text not null check (length(about) between 1 and 200),
  occasion text not null default '' check (length(occasion) <= 100),
  path jsonb not null check (jsonb_typeof(path) = 'object'),
  facts jsonb not null default '{}' check (notices.are_facts(facts)),
  restricted boolean not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  planned_at timestamptz,
  unique (account_id, type, about, occasion)
);
comment on table notices.notices is
  'What each person was told, once for each occasion; planned once it is decided about mail. [derived] from what happened.';
create index notices_of_account on notices.notices (account_id, created_at desc);
create index notices_unread on notices.notices (account_id) where read_at is null;
create index notices_unplanned on notices.notices (account_id)
  where planned_at is null and read_at is null;

create table notices.choices (
  account_id uuid not null references access.accounts on delete cascade,
  type text not null check (type ~ '^[a-z][a-z-]{1,59}$'),
  mail text not null check (mail in ('immediate', 'daily', 'weekly', 'never')),
  primary key (account_id, type)
);
comment on table notices.choices is 'Which types of notices a person wants by mail, and how often.';

create table notices.quiet_hours (
  account_id uuid primary key references access.accounts on delete cascade,
  zone text not null check (length(zone) between 1 and 60),
  begins time,
  ends time,
  check ((begins is null) = (ends is null)),
  check (begins is distinct from ends or begins is null)
);
comment on table notices.quiet_hours is
  'The time zone (IANA) a person lives in, and the hours in which no mail is sent, if any.';

create table notices.mails (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.accounts on delete cascade,
  address text not null check (address ~ '^[^[:space:][:cntrl:]<>(),;:"@]+@[^[:space:][:cntrl:]<>(),;:"@]+$'
    and length(address) <= 320),
  language text not null check (language in ('en', 'es', 'pt', 'fr')),
  subject text not null check (subject !~ '[[:cntrl:]]' and length(subject) between 1 and 200),
  body text not null,
  html text not null,
  created_at timestamptz not null default now(),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  last_error text,
  sent_at timestamptz,
  failed_at timestamptz,
  check (sent_at is null or failed_at is null)
);
comment on table notices.mails is
  'Mails to send, and those sent: the outbox. [derived] from notices and choices.';
create index mails_waiting on notices.mails (next_attempt_at)
  where sent_at is null and failed_at is null;
create index mails_of_account on notices.mails (account_id, created_at desc);

-- Of a notice a person changes nothing but that it is read.
create function notices.guard_notice() returns trigger
  language plpgsql
as $$
begin
  if not access.is_staff() and to_jsonb(new) - 'read_at' <> to_jsonb(old) - 'read_at' then
    raise exception 'notices: only whether it is read changes' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger guard before update on notices.notices
  for each row execute function notices.guard_notice();
