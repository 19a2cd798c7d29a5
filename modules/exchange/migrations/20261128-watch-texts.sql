-- The record of changes keeps no text of an item, only hashes; when an item is recalled or gone,
-- nobody can hold anything against them any more.

insert into audit.sealed_columns (table_name, columns, thing) values
  ('exchange.items', '{ended_reason}', 'id'),
  ('exchange.versions', '{title,summary,body}', 'item_id'),
  ('exchange.parts', '{content}', 'item_id'),
  ('exchange.replies', '{text}', 'item_id'),
  ('exchange.sightings', '{place}', 'item_id'),
  ('exchange.attachments', '{name,sha256}', 'item_id'),
  ('exchange.onward_requests', '{reason}', 'item_id'),
  ('exchange.translation_requests', '{reason}', 'item_id'),
  ('exchange.proposals', '{reason}', 'item_id'),
  ('exchange.publications', '{texts}', 'item_id'),
  ('exchange.events', '{detail}', 'item_id');
select audit.seal_what_was_recorded();
delete from audit.salts k using exchange.items i where i.id = k.thing and i.status = 'recalled';
delete from audit.salts k where not exists (select from exchange.items i where i.id = k.thing);

-- By its name the last of all triggers: what is recorded about this very change has its salt.
create function exchange.forget_salt() returns trigger
  language plpgsql security definer set search_path = pg_catalog
as $$
begin
  delete from audit.salts where thing = old.id;
  return null;
end
$$;
create trigger salt_recalled after update on exchange.items
  for each row when (old.status <> 'recalled' and new.status = 'recalled')
  execute function exchange.forget_salt();
create trigger salt_gone after delete on exchange.items
  for each row execute function exchange.forget_salt();
