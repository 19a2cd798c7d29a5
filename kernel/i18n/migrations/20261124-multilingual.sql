-- A text in the four official languages, as one value: {"en": …, "es": …, "pt": …, "fr": …}.
create schema if not exists i18n;

create domain i18n.multilingual as jsonb
  check (value is null or value ?& array['en', 'es', 'pt', 'fr']);
