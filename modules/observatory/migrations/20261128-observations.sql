-- Figures with their source and their history: an indicator, the sources that give it, one series for
-- each pair, and every value a source has published, the replaced ones included.
create schema if not exists observatory;

create table observatory.options (
  only_row boolean primary key default true check (only_row),
  unclear_licences text not null check (unclear_licences in ('show', 'hide'))
);
comment on table observatory.options is 'Settings of the machine that policies obey: one row.';

create table observatory.areas (
  id text primary key check (id ~ '^[A-Z][A-Z-]*$'),
  kind text not null check (kind in ('state', 'territory', 'region', 'world')),
  name i18n.multilingual not null,
  source_codes text[] not null default '{}',
  sources jsonb not null
);
comment on table observatory.areas is 'Whom a figure is about: a State, a territory, a region as its source draws it, the world.';

create table observatory.groups (
  id text primary key,
  position integer not null,
  name i18n.multilingual not null,
  description i18n.multilingual not null,
  sources jsonb not null
);
comment on table observatory.groups is 'Sets of States whose figures are compared: the members of a community, a region.';

create table observatory.group_members (
  group_id text not null references observatory.groups on delete cascade,
  area_id text not null references observatory.areas on delete cascade,
  since text not null default '',
  until text,
  primary key (group_id, area_id, since)
);
comment on table observatory.group_members is 'Who belongs to a group, from when until when (partial dates; since '''' = before all figures).';

create table observatory.sources (
  id text primary key,
  producer text not null,
  dataset i18n.multilingual not null,
  url text not null,
  retrieved date not null,
  licence text not null,
  licence_url text,
  licence_status text not null check (licence_status in ('clear', 'unclear')),
  licence_note i18n.multilingual,
  demands text not null,
  sources jsonb not null
);
comment on table observatory.sources is 'Who publishes figures, under which licence and on which conditions.';

create table observatory.indicators (
  id text primary key check (id ~ '^[a-z][a-z0-9-]*$'),
  position integer not null,
  theme text not null,
  title i18n.multilingual not null,
  definition i18n.multilingual not null,
  method i18n.multilingual not null,
  unit text not null,
  decimals integer not null check (decimals between 0 and 4),
  codes jsonb not null default '[]',
  topics text[] not null default '{}',
  dimensions jsonb not null default '[]',
  additive boolean not null,
  trend boolean not null,
  finding i18n.multilingual,
  sources jsonb not null
);
comment on table observatory.indicators is 'What is measured: definition, unit, method, codes of classifications (ICCS, UN-CTS).';

create table observatory.series (
  id text primary key check (id ~ '^[a-z][a-z0-9-]*\.[a-z0-9-]+$'),
  indicator_id text not null references observatory.indicators on delete cascade,
  source_id text not null references observatory.sources,
  position integer not null,
  note i18n.multilingual
);
comment on table observatory.series is 'An indicator from one source. Two sources are two series and never share a line.';
create index on observatory.series (indicator_id);

create table observatory.remarks (
  series_id text not null references observatory.series on delete cascade,
  position integer not null,
  kind text not null check (kind in ('break', 'doubt', 'excluded', 'definition', 'method')),
  areas text[],
  since text,
  until text,
  body i18n.multilingual not null,
  source text,
  primary key (series_id, position)
);
comment on table observatory.remarks is 'What a reader must know of a stretch of a series: a break, a doubt, what was left out.';

create table observatory.releases (
  series_id text not null references observatory.series on delete cascade,
  released date not null,
  vintage text not null,
  origin text not null check (origin in ('content', 'loaded')),
  sha256 text not null,
  complete boolean not null,
  added integer not null,
  changed integer not null,
  withdrawn integer not null,
  loaded_at timestamptz not null default now(),
  primary key (series_id, released)
);
comment on table observatory.releases is 'Each publication of a series, with what it changed.';

create table observatory.observations (
  series_id text not null references observatory.series on delete cascade,
  area_id text not null references observatory.areas on delete cascade,
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  cut text not null default '',
  value double precision,
  missing text check (missing in
    ('not-collected', 'not-published', 'suppressed', 'not-applicable', 'withdrawn')),
  flag text check (flag in ('estimate', 'provisional', 'projection')),
  note text,
  released date not null,
  superseded date check (superseded > released),
  primary key (series_id, area_id, period, cut, released),
  check ((value is null) = (missing is not null))
);
comment on table observatory.observations is
  'A figure: of an area, a period and a cut ("age=15-29;sex=female"), as known from `released` until `superseded`; its versions are its record of changes. [derived]';
create index on observatory.observations (area_id, series_id) where superseded is null;
