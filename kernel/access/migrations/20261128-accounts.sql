-- Accounts and how they sign in: sessions, passkeys, codes, keys, recovery. No domain word: whose
-- account it is, and what that person may do, is said further to the right.

create function access.account_id() returns uuid
  language sql stable
  return nullif(current_setting('puente.account_id', true), '')::uuid;

create function access.is_signed_in() returns boolean
  language sql stable
  return access.account_id() is not null;

-- Signed again a few minutes ago: asked for before an export and before changing who may read.
create function access.is_stepped_up() returns boolean
  language sql stable
  return access.account_id() is not null
    and coalesce(current_setting('puente.stepped_up', true), '') = 'yes';

create function access.key_id() returns uuid
  language sql stable
  return nullif(current_setting('puente.key_id', true), '')::uuid;

create table access.accounts (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (name = lower(name) and length(name) between 3 and 200),
  trial boolean not null default false,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
comment on table access.accounts is
  'Who can sign in. The name is what a person types; trial accounts work in trial mode only.';

create table access.sessions (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.accounts on delete cascade,
  secret_hash bytea not null unique,
  method text not null check (method in ('trial', 'passkey', 'code', 'recovery', 'openid')),
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  stepped_up_at timestamptz,
  agent text not null,
  network text not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('signed-out', 'ended', 'disabled', 'replaced', 'recovered')),
  check ((ended_at is null) = (ended_why is null))
);
comment on table access.sessions is
  'Open and ended sessions; the secret is in the cookie alone. Kept out of the record of changes like [derived] rows: access.events tells what happened.';
create index sessions_of_account on access.sessions (account_id, started_at desc);

create table access.passkeys (
  id text primary key check (length(id) <= 1400),
  account_id uuid not null references access.accounts on delete cascade,
  name text not null check (length(name) between 1 and 100),
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  backed_up boolean not null,
  added_at timestamptz not null default now(),
  used_at timestamptz
);
comment on table access.passkeys is
  'Public keys of WebAuthn credentials. Out of the record of changes like [derived] rows: access.events.';
create index passkeys_of_account on access.passkeys (account_id);

create table access.codes (
  account_id uuid primary key references access.accounts on delete cascade,
  secret_sealed bytea not null,
  phrase_hash bytea not null,
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);
comment on table access.codes is
  'Secrets of time-based codes (RFC 6238), sealed with the secret of the machine, and the hash of the sign-in phrase. Out of the record of changes like [derived] rows: access.events.';

create table access.recovery_codes (
  account_id uuid not null references access.accounts on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table access.recovery_codes is
  'Single-use codes in place of a time-based one. Out of the record of changes like [derived] rows: access.events.';

create table access.identities (
  issuer text not null,
  subject text not null,
  account_id uuid not null references access.accounts on delete cascade,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (issuer, account_id)
);
comment on table access.identities is
  'Who an identity provider (OpenID Connect) says someone is, by issuer and subject.';

create table access.challenges (
  id uuid primary key default gen_random_uuid(),
  purpose text not null check (purpose in ('sign-in', 'step-up', 'passkey', 'openid')),
  account_id uuid references access.accounts on delete cascade,
  content jsonb not null,
  expires_at timestamptz not null default now() + interval '5 minutes'
);
comment on table access.challenges is
  'What was asked of a passkey or an identity provider; answered once, within minutes. Like [derived] rows.';

create table access.sign_in_attempts (
  key bytea primary key,
  failures int not null,
  failed_at timestamptz not null,
  blocked_until timestamptz not null
);
comment on table access.sign_in_attempts is
  'Failures by account name or network, as hashes: each more makes the next wait longer. Like [derived] rows.';

create table access.api_keys (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null,
  name text not null check (length(name) between 1 and 100),
  secret_hash bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_by uuid not null references access.accounts,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
comment on table access.api_keys is
  'Keys of programs; shown once, kept as a hash. Out of the record of changes like [derived] rows: access.events.';
create index api_keys_of_owner on access.api_keys (owner_id);

create table access.recoveries (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.accounts on delete cascade,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '3 days',
  used_at timestamptz,
  refused_at timestamptz
);
comment on table access.recoveries is
  'A person who lost every means of signing in asked for a way back.';
create unique index one_open_recovery on access.recoveries (account_id)
  where used_at is null and refused_at is null;

create table access.recovery_approvals (
  recovery_id uuid not null references access.recoveries on delete cascade,
  approved_by uuid not null references access.accounts on delete cascade,
  half_hash bytea not null,
  approved_at timestamptz not null default now(),
  primary key (recovery_id, approved_by)
);
comment on table access.recovery_approvals is
  'Four eyes: each of two people hands over one half of the code. Like [derived] rows: access.events tells.';

create table access.kept_forms (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.accounts on delete cascade,
  path text not null,
  content text not null,
  kept_at timestamptz not null default now()
);
comment on table access.kept_forms is
  'What was being sent when a session ended, given back after signing in. Like [derived] rows.';
create index kept_forms_of_account on access.kept_forms (account_id, kept_at desc);

create table access.submissions (
  account_id uuid not null references access.accounts on delete cascade,
  token uuid not null,
  leads_to text,
  sent_at timestamptz not null default now(),
  primary key (account_id, token)
);
comment on table access.submissions is
  'Forms that arrived: the same form sent twice acts once. Like [derived] rows.';

create table access.events (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  account_id uuid,
  by_account_id uuid,
  session_id uuid,
  request_id text,
  network text,
  detail jsonb
);
comment on table access.events is
  'What happened around signing in: append only, no secret, no name that was typed. Like [derived] rows.';
create index events_of_account on access.events (account_id, id desc);
create trigger append_only before update or delete or truncate on access.events
  for each statement execute function audit.refuse();
