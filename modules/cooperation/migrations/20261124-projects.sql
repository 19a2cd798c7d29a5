-- Projects: what is done, for whom, with whose money, and what came of it, as far as it is known.
create schema if not exists cooperation;

create table cooperation.projects (
  id int primary key check (id > 0),
  name i18n.multilingual not null,
  name_printed text[] not null,
  acronym text,
  departments text[] not null,
  type text not null,
  start_year int,
  end_year int,
  status text check (status in ('active', 'concluded', 'superseded', 'inactive')),
  status_basis text check (status_basis in ('stated', 'inferred')),
  status_note i18n.multilingual,
  donors jsonb,
  donors_note i18n.multilingual,
  partners jsonb not null,
  states_published boolean not null,
  states_note i18n.multilingual,
  objective i18n.multilingual not null,
  activities jsonb not null,
  notes i18n.multilingual,
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  sources jsonb not null,
  updated_at timestamptz not null default now()
);
comment on table cooperation.projects is 'Projects and programmes; donors null means not published.';

create table cooperation.results (
  project_id int not null references cooperation.projects on delete cascade,
  position int not null,
  result_date text,
  text i18n.multilingual not null,
  primary key (project_id, position)
);
comment on table cooperation.results is 'What a project is reported to have achieved.';

create table cooperation.events (
  project_id int not null references cooperation.projects on delete cascade,
  position int not null,
  event_date text not null,
  text i18n.multilingual not null,
  source text,
  primary key (project_id, position)
);
comment on table cooperation.events is 'The dated history of a project.';

create table cooperation.project_states (
  project_id int not null references cooperation.projects on delete cascade,
  state_id text not null references directory.states on delete cascade,
  primary key (project_id, state_id)
);
comment on table cooperation.project_states is 'States that take part in a project.';
create index projects_of_state on cooperation.project_states (state_id);

create table cooperation.project_topics (
  project_id int not null references cooperation.projects on delete cascade,
  topic_id text not null references directory.topics on delete cascade,
  primary key (project_id, topic_id)
);
comment on table cooperation.project_topics is 'What a project is about.';
create index projects_of_topic on cooperation.project_topics (topic_id);

create table cooperation.project_bodies (
  project_id int not null references cooperation.projects on delete cascade,
  body_id text not null references directory.bodies on delete cascade,
  primary key (project_id, body_id)
);
comment on table cooperation.project_bodies is 'Bodies that carry out a project or that it serves.';
create index projects_of_body on cooperation.project_bodies (body_id);
