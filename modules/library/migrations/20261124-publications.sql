-- Publications are works; what exists in which language belongs to the work as its editions.
create schema if not exists library;

create table library.publications (
  id int primary key check (id > 0),
  title i18n.multilingual not null,
  title_printed text[] not null,
  subtitle i18n.multilingual,
  description i18n.multilingual not null,
  department text check (department in ('cicad', 'dtoc', 'cicte', 'dsp', 'sms')),
  departments text[] not null,
  type text not null,
  published text,
  only_in text check (only_in in ('en', 'es', 'pt', 'fr')),
  languages_note i18n.multilingual,
  partners jsonb not null,
  symbol text,
  isbn text,
  link text,
  highlighted boolean not null,
  notes i18n.multilingual,
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  sources jsonb not null,
  fingerprint text not null,
  added_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  withdrawn_at timestamptz
);
comment on table library.publications is 'Works: reports, guides, model laws, resolutions and their like.';
comment on column library.publications.fingerprint is
  'Hash of the whole record with its editions and links: when it changes, updated_at does.';
create index publications_by_change on library.publications (updated_at, id);

create function library.touch() returns trigger
  language plpgsql
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
create trigger touch before update on library.publications
  for each row execute function library.touch();

create table library.editions (
  publication_id int not null references library.publications on delete cascade,
  language text not null check (language in ('en', 'es', 'pt', 'fr')),
  status text not null check (status in ('official', 'unofficial')),
  basis text not null check (basis in ('stated', 'inferred')),
  primary key (publication_id, language)
);
comment on table library.editions is 'A work in one language; no row means none is known.';

create table library.publication_topics (
  publication_id int not null references library.publications on delete cascade,
  topic_id text not null references directory.topics on delete cascade,
  primary key (publication_id, topic_id)
);
comment on table library.publication_topics is 'What a publication is about.';
create index publications_of_topic on library.publication_topics (topic_id);

create table library.publication_bodies (
  publication_id int not null references library.publications on delete cascade,
  body_id text not null references directory.bodies on delete cascade,
  primary key (publication_id, body_id)
);
comment on table library.publication_bodies is 'Bodies that made a publication or that it is about.';
create index publications_of_body on library.publication_bodies (body_id);

create table library.publication_states (
  publication_id int not null references library.publications on delete cascade,
  state_id text not null references directory.states on delete cascade,
  primary key (publication_id, state_id)
);
comment on table library.publication_states is 'States that a publication is about.';
create index publications_of_state on library.publication_states (state_id);

create table library.tombstones (
  publication_id int primary key,
  withdrawn_at timestamptz not null,
  sets text[] not null,
  replaced_by int
);
comment on table library.tombstones is
  'That a publication was withdrawn, and nothing else about it: kept for harvesters for ever.';
