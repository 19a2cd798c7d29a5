-- Filters of the inbox that a person keeps under a name.
create table exchange.views (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.accounts on delete cascade,
  name text not null
    check (length(name) between 1 and 60 and name = btrim(name) and name !~ '[[:cntrl:]]'),
  box text not null
    check (box in ('inbox', 'needs-action', 'unread', 'sent', 'drafts', 'everything')),
  tlp text check (tlp in ('clear', 'green', 'amber', 'amber-strict', 'red')),
  kind text check (kind in ('alert', 'early-warning', 'typology', 'practice', 'question')),
  community_id uuid references directory.communities on delete cascade,
  words text check (length(words) between 1 and 200),
  created_at timestamptz not null default now()
);
comment on table exchange.views is
  'Filters of the inbox under a name, each for one person alone.';
create unique index views_by_name on exchange.views (account_id, lower(name));
