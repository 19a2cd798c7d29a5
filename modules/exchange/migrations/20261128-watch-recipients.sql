-- Who reads an item follows its recipients also where an entry of them is changed, by whomever.

create function exchange.recipients_moved() returns trigger language plpgsql as $$
begin
  perform exchange.refresh_readers(array(
    select item_id from before_rows union select item_id from after_rows));
  return null;
end
$$;
create trigger readers_moved after update on exchange.recipients
  referencing old table as before_rows new table as after_rows
  for each statement execute function exchange.recipients_moved();
