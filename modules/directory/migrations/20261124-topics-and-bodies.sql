-- The topics that tie everything together, and the bodies of the system with how they hang together.
create table directory.topics (
  id text primary key,
  position int not null,
  name i18n.multilingual not null,
  summary i18n.multilingual not null,
  departments text[] not null,
  sources jsonb not null
);
comment on table directory.topics is 'About a dozen subjects, each drawing on every module.';

create table directory.bodies (
  id text primary key,
  name i18n.multilingual not null,
  acronym i18n.multilingual,
  type text not null,
  parent_id text references directory.bodies deferrable initially deferred,
  department text check (department in ('cicad', 'dtoc', 'cicte', 'dsp', 'sms')),
  created text,
  legal_basis i18n.multilingual,
  membership i18n.multilingual,
  chair_rule i18n.multilingual,
  meets i18n.multilingual,
  secretariat i18n.multilingual,
  functions jsonb not null,
  outputs jsonb not null,
  document_series text,
  users jsonb not null,
  status_note i18n.multilingual,
  notes i18n.multilingual,
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  sources jsonb not null
);
comment on table directory.bodies is 'Organs, forums, networks, units and roles of the Inter-American security system.';
create index bodies_of_parent on directory.bodies (parent_id);

create table directory.body_topics (
  body_id text not null references directory.bodies on delete cascade,
  topic_id text not null references directory.topics on delete cascade,
  primary key (body_id, topic_id)
);
comment on table directory.body_topics is 'What a body works on.';
create index bodies_of_topic on directory.body_topics (topic_id);
