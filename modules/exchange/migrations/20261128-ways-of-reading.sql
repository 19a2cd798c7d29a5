-- A list shows titles and a mail a number: neither is reading. What was sent to whom stands in
-- notices.deliveries.
alter table exchange.reads drop constraint reads_way_check,
  add constraint reads_way_check check (way in ('page', 'export', 'attachment', 'api'));
comment on table exchange.reads is
  'Who read or exported an item, when and how; append only. Kept out of the record of changes like [derived] rows: it is a record itself.';
