-- The first way in for people whom an operator adds at the machine itself: one code, once, for a
-- day.

create table access.first_codes (
  account_id uuid primary key references access.accounts on delete cascade,
  code_hash bytea not null unique,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table access.first_codes is
  'Codes that bin/people printed; each opens its account once and then goes. Like [derived] rows: access.events tells.';
