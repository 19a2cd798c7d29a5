-- Keys that lead somewhere (WCAG 2.2, 2.1.4) can be turned off by whoever they disturb.
alter table directory.people add column shortcuts boolean not null default true;
