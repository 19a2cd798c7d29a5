-- The first way in may also be a code of an administrator. Who let whom in stays known, so that
-- nobody is the second pair of eyes for themselves.

alter table access.first_codes add column made_by uuid references access.accounts on delete cascade;
comment on table access.first_codes is
  'Codes for the first sign-in: of bin/people, or of the person who made it; each opens its account once and then goes. Like [derived] rows: access.events tells.';

alter table access.accounts add column opened_by uuid references access.accounts on delete set null;
comment on column access.accounts.opened_by is
  'With whose code the account was opened for the first time; null: with nobody''s.';

-- Nobody has ever signed in with the account. What happened cannot be taken away (access.events).
create function access.is_unused(account uuid) returns boolean
  language sql stable
  return not exists (select from access.events e
      where e.account_id = account and e.kind in ('signed-in', 'recovered', 'first-code-used'))
    and not exists (select from access.sessions s where s.account_id = account)
    and not exists (select from access.passkeys k where k.account_id = account)
    and not exists (select from access.codes c where c.account_id = account)
    and not exists (select from access.identities i where i.account_id = account);

-- Who stands at the beginning: who let in whoever let in … this account.
create function access.root_of(account uuid) returns uuid
  language sql stable
  begin atomic
    with recursive up as (
      select a.id, a.opened_by, 0 as depth from access.accounts a where a.id = account
      union all
      select a.id, a.opened_by, up.depth + 1
      from up join access.accounts a on a.id = up.opened_by
      where up.depth < 1000
    )
    select up.id from up order by up.depth desc limit 1;
  end;
