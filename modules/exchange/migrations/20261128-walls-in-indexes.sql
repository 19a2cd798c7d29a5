-- What policies ask of an entry stands in each index too, so that the rows need not be read for it.

alter table exchange.readers drop constraint readers_pkey,
  add primary key (item_id, reader_id) include (level, tlp);
drop index exchange.readers_newest, exchange.readers_of_community, exchange.readers_own,
  exchange.readers_due;
create index readers_newest on exchange.readers (reader_id, moment desc, item_id)
  include (level, owner_id, version, kind, tlp);
create index readers_of_community on exchange.readers
  (reader_id, community_id, moment desc, item_id)
  include (level, owner_id, tlp) where community_id is not null;
create index readers_own on exchange.readers (reader_id, moment desc, item_id)
  include (status, tlp) where level = 6;
create index readers_due on exchange.readers (reader_id, moment desc, item_id)
  include (owner_id, tlp) where acknowledge_by is not null and status = 'issued' and level < 6
    and not acknowledged;
