-- Statements that are checked against the figures: "how we count".
create schema if not exists observatory;
create table observatory.claims (
  id text primary key check (id ~ '^[a-z][a-z0-9-]*$'),
  position integer not null,
  title i18n.multilingual not null,
  published jsonb not null,
  statement jsonb not null,
  reading i18n.multilingual not null,
  form text not null check (form in ('of-world', 'of-members')),
  recorded_only boolean not null,
  numerator i18n.multilingual not null,
  denominator i18n.multilingual not null,
  decimals integer not null check (decimals between 0 and 4),
  sentence i18n.multilingual not null,
  sets text[] not null,
  population text not null,
  ways jsonb not null,
  refused jsonb not null,
  notes jsonb not null,
  sources jsonb not null
);
comment on table observatory.claims is
  'A published statement and how it is recomputed: what is divided by what, for whom, from which series.';
