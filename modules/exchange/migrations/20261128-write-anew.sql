-- When an item is marked anew, withdrawn or recalled, mails about it that wait are written anew: they
-- hold what its readers may still be told.
create function exchange.mails_follow() returns trigger language plpgsql as $$
begin
  perform notices.plan_anew(new.id::text);
  return null;
end
$$;
create trigger mails_follow after update on exchange.items
  for each row when (old.current_version > 0 and (new.tlp is distinct from old.tlp
    or (new.status in ('withdrawn', 'recalled') and new.status <> old.status)))
  execute function exchange.mails_follow();
