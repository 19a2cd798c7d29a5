-- Of the exchange a visitor sees the publications alone.
insert into cache.unwatched (table_name)
select 'exchange.' || name from unnest('{preferences,items,versions,parts,recipients,readers,search,receipts,acknowledgements,reminders,replies,sightings,attachments,onward_requests,derivations,translation_requests,proposals,events,announcements,reads}'::text[]) name;
