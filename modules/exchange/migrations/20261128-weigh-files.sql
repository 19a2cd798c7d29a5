-- How much room the files of an organization may take, so that nobody fills the disk. Whoever adds
-- files says what is allowed (puente.file_room, in bytes); where nothing is said it is 5 GB.

-- Who adds files to items of an organization waits for those who are adding some, so that what is
-- counted afterwards is still so when the transaction ends.
create function exchange.hold_files(organization uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('exchange.files ' || organization, 0));
end
$$;

-- What has a virus has left the disk.
create function exchange.file_bytes(organization uuid) returns bigint
  language sql stable
  return (select coalesce(sum(a.size_bytes), 0)::bigint
    from exchange.items i join exchange.attachments a on a.item_id = i.id
    where i.owner_id = organization and a.scan <> 'infected');

create function exchange.weigh_files() returns trigger language plpgsql as $$
declare
  room bigint := coalesce(nullif(current_setting('puente.file_room', true), ''), '5000000000');
  organization uuid;
begin
  for organization in
    select distinct i.owner_id from added n join exchange.items i on i.id = n.item_id order by 1
  loop
    perform exchange.hold_files(organization);
    if exchange.file_bytes(organization) > room then
      raise exception 'exchange: no room for more files' using errcode = 'check_violation';
    end if;
  end loop;
  if exists (select from exchange.attachments a
    where a.item_id in (select n.item_id from added n)
    group by a.item_id having count(*) > 50) then
    raise exception 'exchange: an item has at most 50 files' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create trigger within_room after insert on exchange.attachments
  referencing new table as added
  for each statement execute function exchange.weigh_files();
