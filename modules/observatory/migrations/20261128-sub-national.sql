-- Large sub-national tables ("cubes"): described in content, loaded from files version by version,
-- kept column by column. The name of this file stands after observations', on whose sources it builds.
create schema if not exists observatory;

create table observatory.cubes (
  id text primary key check (id ~ '^[a-z0-9][a-z0-9-]*$'),
  position integer not null,
  source_id text not null references observatory.sources,
  description jsonb not null
);
comment on table observatory.cubes is 'What a sub-national table counts, by which dimensions, from which file.';

create table observatory.cube_versions (
  id uuid primary key default gen_random_uuid(),
  cube_id text not null references observatory.cubes on delete cascade,
  number integer not null check (number > 0),
  loaded_at timestamptz not null default now(),
  vintage text not null,
  file_name text not null,
  sha256 text not null,
  rows integer not null check (rows > 0),
  without_figure integer not null check (without_figure >= 0),
  unique (cube_id, number)
);
comment on table observatory.cube_versions is 'Each file that was loaded for a cube; the highest number is the current one.';

create table observatory.cube_columns (
  version_id uuid not null references observatory.cube_versions on delete cascade,
  name text not null,
  part integer not null check (part >= 0),
  bytes bytea not null,
  primary key (version_id, name, part)
);
comment on table observatory.cube_columns is
  'The columns of a version, coded and packed, in parts; "" holds the figures. [derived] from the file.';
