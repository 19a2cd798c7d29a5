-- No page of a visitor shows what somebody was told.
insert into cache.unwatched (table_name)
select 'notices.' || name from unnest('{notices,choices,quiet_hours,mails}'::text[]) name;
