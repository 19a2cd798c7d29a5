-- The treaties on security, and who takes part in them as far as it is known.
create table directory.treaties (
  id text primary key,
  acronym i18n.multilingual,
  title i18n.multilingual not null,
  title_printed text[] not null,
  depositary i18n.multilingual,
  adopted text,
  adopted_at i18n.multilingual,
  adopted_note i18n.multilingual,
  entry_into_force text,
  entry_into_force_note i18n.multilingual,
  stated jsonb,
  follow_up jsonb not null,
  obligations jsonb not null,
  participation_as_of text,
  participation_note i18n.multilingual,
  participation_complete boolean not null,
  participation_sources jsonb not null,
  notes i18n.multilingual,
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  sources jsonb not null
);
comment on table directory.treaties is 'Conventions on security matters; participation is dated and may be incomplete.';

create table directory.participations (
  treaty_id text not null references directory.treaties on delete cascade,
  position int not null,
  state_id text references directory.states,
  state_name i18n.multilingual,
  action text not null
    check (action in ('ratified', 'acceded', 'accepted', 'party', 'signed', 'not-party', 'denounced')),
  action_date text,
  signed text,
  instrument text,
  note i18n.multilingual,
  source text,
  primary key (treaty_id, position),
  check (state_id is not null or state_name is not null)
);
comment on table directory.participations is
  'What a State did with a treaty, as a source says; no row means unknown, not "not a party".';
create index participations_of_state on directory.participations (state_id);

create table directory.treaty_topics (
  treaty_id text not null references directory.treaties on delete cascade,
  topic_id text not null references directory.topics on delete cascade,
  primary key (treaty_id, topic_id)
);
comment on table directory.treaty_topics is 'What a treaty is about.';

create table directory.treaty_bodies (
  treaty_id text not null references directory.treaties on delete cascade,
  body_id text not null references directory.bodies on delete cascade,
  primary key (treaty_id, body_id)
);
comment on table directory.treaty_bodies is 'Bodies that follow up a treaty.';
