-- Which of its files somebody saved: an item has several, and a download that goes on is known by it.

alter table exchange.reads add column file_id uuid check (file_id is null or way = 'attachment');
comment on column exchange.reads.file_id is
  'The file that was saved. It has no foreign key: what was read stays noted when the file is gone.';
