-- Who is asking, as the policies see it. Set for one transaction by kernel/database/transaction.ts.
create schema if not exists access;

create function access.actor_kind() returns text
  language sql stable
  return coalesce(nullif(current_setting('puente.actor_kind', true), ''), 'visitor');

create function access.actor_id() returns text
  language sql stable
  return nullif(current_setting('puente.actor_id', true), '');

create function access.request_id() returns text
  language sql stable
  return nullif(current_setting('puente.request_id', true), '');

-- Editors at the machine and Puente's own background work.
create function access.is_staff() returns boolean
  language sql stable
  return access.actor_kind() in ('editor', 'system');
