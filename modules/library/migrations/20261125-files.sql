-- The files of publications, stored by their content, and the text of their pages.
alter table library.publications
  add column origin text not null default 'content' check (origin in ('content', 'added'));
comment on column library.publications.origin is
  'content: described in content/publications; added: made by bin/library from a file alone.';

create table library.files (
  id bigint generated always as identity primary key,
  publication_id int not null references library.publications on delete cascade,
  language text check (language in ('en', 'es', 'pt', 'fr')),
  version int not null check (version > 0),
  sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  status text not null default 'queued' check (status in ('queued', 'ready', 'refused')),
  problem text,
  page_count int,
  cover boolean not null default false,
  added_at timestamptz not null default now(),
  check ((status = 'refused') = (problem is not null))
);
comment on table library.files is
  'A version of a publication in one language, as a file. Queued files wait for their text.';
create index files_of_publication on library.files (publication_id, language, version);
create index files_waiting on library.files (id) where status = 'queued';

create table library.pages (
  file_id bigint not null references library.files on delete cascade,
  page int not null check (page > 0),
  language text not null check (language in ('en', 'es', 'pt', 'fr')),
  text text not null,
  primary key (file_id, page)
);
comment on table library.pages is 'The text of each page of a file. [derived]';
