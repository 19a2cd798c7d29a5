-- When a mail is due, by the clock on the wall where the person lives: summer time needs no care.

-- A zone the server does not know would make the planning of everyone's mail fail.
alter table notices.quiet_hours add constraint known_zone
  check (timestamptz '2026-01-01 00:00Z' at time zone zone is not null);

-- The day whose digest, at seven in the morning, was the last to go out by this moment.
create function notices.digest_day(moment timestamptz, zone text) returns date
  language sql immutable
  return ((moment at time zone zone) - interval '7 hours')::date;

create function notices.is_quiet(moment timestamptz, zone text, begins time, ends time)
  returns boolean
  language sql immutable
  return coalesce(case
    when begins < ends then (moment at time zone zone)::time >= begins
      and (moment at time zone zone)::time < ends
    else (moment at time zone zone)::time >= begins or (moment at time zone zone)::time < ends
  end, false);

-- Whether a notice of `made` goes by mail now. Digests leave when a seventh hour has passed since.
create function notices.is_due(rhythm text, made timestamptz, moment timestamptz, zone text)
  returns boolean
  language sql immutable
  return case rhythm
    when 'immediate' then true
    when 'daily' then notices.digest_day(moment, zone) > notices.digest_day(made, zone)
    when 'weekly' then date_trunc('week', notices.digest_day(moment, zone)::timestamp)
      > date_trunc('week', notices.digest_day(made, zone)::timestamp)
    else false
  end;
