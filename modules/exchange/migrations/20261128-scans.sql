-- When the virus scanner was last asked about a file and could not say: others come first then.

alter table exchange.attachments add column tried_at timestamptz;
create index attachments_waiting on exchange.attachments (tried_at, added_at) where scan = 'waiting';
create index attachments_by_content on exchange.attachments (sha256);
