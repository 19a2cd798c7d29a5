-- The States of the Americas, their standing in the Organization over time, and the observers.
create schema if not exists directory;

create table directory.states (
  id text primary key check (id ~ '^[A-Z]{3}$'),
  iso2 text not null unique check (iso2 ~ '^[A-Z]{2}$'),
  iso_numeric text not null check (iso_numeric ~ '^[0-9]{3}$'),
  name i18n.multilingual not null,
  name_formal i18n.multilingual,
  official_languages text[] not null,
  languages_note i18n.multilingual,
  tile_column int not null,
  tile_row int not null,
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  sources jsonb not null,
  unique (tile_column, tile_row)
);
comment on table directory.states is 'The 35 States of the Americas, by ISO 3166-1 alpha-3 code.';

create table directory.state_statuses (
  state_id text not null references directory.states on delete cascade,
  position int not null,
  status text not null
    check (status in ('member', 'not-participating', 'withdrawn', 'contested', 'suspended')),
  since text,
  until text,
  as_of text not null,
  note i18n.multilingual,
  sources jsonb not null,
  primary key (state_id, position)
);
comment on table directory.state_statuses is
  'A State''s standing in the Organization: dated, sourced statements, newest first. Never an opinion.';

create table directory.observers (
  id int primary key,
  name i18n.multilingual not null
);
comment on table directory.observers is 'Permanent observers to the Organization.';
