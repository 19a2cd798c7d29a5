-- A file that a sanitized item takes over from its source is a step in its life: who confirmed it, and
-- for which circle.

alter table exchange.events drop constraint events_kind_check,
  add constraint events_kind_check check (kind in ('created', 'check-asked', 'check-refused',
    'issued', 'updated', 'translated', 'closed', 'withdrawn', 'recalled', 'marking-changed',
    'recipients-changed', 'onward-decided', 'derived', 'proposed', 'file-taken-over'));
