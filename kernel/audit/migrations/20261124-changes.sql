-- The record of every change: who changed which row, when, and from what to what.
create schema if not exists audit;

create table audit.changes (
  id bigint generated always as identity primary key,
  changed_at timestamptz not null default clock_timestamp(),
  actor_kind text not null,
  actor_id text,
  request_id text,
  table_name text not null,
  operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE')),
  row_key text not null,
  before jsonb,
  after jsonb
);
comment on table audit.changes is 'Every change of every row that is not derived; append only.';
create index changes_of_row on audit.changes (table_name, row_key, id);

-- Runs as its owner, so that the record is written even where the actor may not read it.
create function audit.record_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  row_now jsonb := coalesce(new_row, old_row);
begin
  if old_row is not distinct from new_row then
    return null;
  end if;
  insert into audit.changes
    (actor_kind, actor_id, request_id, table_name, operation, row_key, before, after)
  values (
    access.actor_kind(), access.actor_id(), access.request_id(),
    tg_table_schema || '.' || tg_table_name, tg_op,
    coalesce(row_now ->> 'id', row_now ->> 'key', md5(row_now::text)),
    old_row, new_row
  );
  return null;
end
$$;

-- Append only, whatever the policies say: a change of the record itself is refused.
create function audit.refuse() returns trigger
  language plpgsql
as $$
begin
  raise exception 'The record of changes can only be added to.';
end
$$;
create trigger append_only before update or delete or truncate on audit.changes
  for each statement execute function audit.refuse();
