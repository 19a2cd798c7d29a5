-- What was delivered to whom and how, for those who answer for the thing. Notices and mails are
-- forgotten after a time; this only grows.
create table notices.deliveries (
  id bigint generated always as identity primary key,
  account_id uuid not null,
  type text not null,
  about text not null,
  occasion text not null,
  way text not null check (way in ('notice', 'mail', 'digest', 'failed')),
  at timestamptz not null default now()
);
comment on table notices.deliveries is
  'That a notice was made, its mail was taken by the server (digest: with others) or was given up; append only. Kept out of the record of changes like [derived] rows: it is a record itself.';
create index deliveries_about on notices.deliveries (about, id);
create trigger append_only before update or delete or truncate on notices.deliveries
  for each statement execute function audit.refuse();

alter table notices.notices
  add column mail_id uuid references notices.mails on delete set null;
create index notices_of_mail on notices.notices (mail_id) where mail_id is not null;

create function notices.notices_made() returns trigger language plpgsql as $$
begin
  insert into notices.deliveries (account_id, type, about, occasion, way)
  select account_id, type, about, occasion, 'notice' from made_rows;
  return null;
end
$$;
create trigger deliveries_of_new after insert on notices.notices
  referencing new table as made_rows
  for each statement execute function notices.notices_made();

create function notices.mail_settled() returns trigger language plpgsql as $$
begin
  insert into notices.deliveries (account_id, type, about, occasion, way)
  select n.account_id, n.type, n.about, n.occasion,
    case when new.sent_at is null then 'failed'
      when count(*) over () > 1 then 'digest' else 'mail' end
  from notices.notices n where n.mail_id = new.id;
  return null;
end
$$;
create trigger deliveries_of_settled after update on notices.mails
  for each row when ((old.sent_at is null and new.sent_at is not null)
    or (old.failed_at is null and new.failed_at is not null))
  execute function notices.mail_settled();
