-- No page of a visitor shows who is signed in, or how.
insert into cache.unwatched (table_name)
select 'access.' || name from unnest('{sessions,challenges,sign_in_attempts,kept_forms,submissions,events,passkeys,codes,recovery_codes,recoveries,recovery_approvals,first_codes,api_keys}'::text[]) name;
