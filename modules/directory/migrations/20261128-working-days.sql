-- Days on which nobody works, as data: those of a State, and those of the Secretariat.

create table directory.days_off (
  id uuid primary key default gen_random_uuid(),
  state_id text references directory.states on delete cascade,
  exercise_state_id text references directory.exercise_states on delete cascade,
  day date not null check (day between '1990-01-01' and '2100-12-31'),
  name text not null check (length(name) between 1 and 200),
  unique nulls not distinct (state_id, exercise_state_id, day),
  check (state_id is null or exercise_state_id is null)
);
comment on table directory.days_off is
  'Days that clocks in working days leave out, beside Saturdays and Sundays: of a State, or of the Secretariat where none is named.';
