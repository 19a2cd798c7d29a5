// Fills a database for bench/exchange.ts: items, their texts, readers, words, and what readers did.
// Set by set, with triggers off and indexes built afterwards; the rows are those that the triggers
// and actions would make. Needs a superuser.
import type pg from 'pg'
import { stemWord, foldAccents, splitWords } from '../kernel/search/analyzer.ts'
import { fillPeople, ORGANIZATIONS, PEOPLE_EACH, COMMUNITIES } from './exchange-people.ts'
import { resamplePages } from './resample.ts'

const TEXTS = 20_000
const WORDS_PER_TEXT = 100
const BATCH = 2_000

/** Fills an empty, migrated database. `say` is told how far it is. */
export async function fillExchange(
  pool: pg.Pool, items: number, say: (sentence: string) => void,
): Promise<void> {
  const client = await pool.connect()
  const start = performance.now()
  const step = async (what: string, sql: string) => {
    await client.query(sql)
    say(`  ${what} (${((performance.now() - start) / 1000).toFixed(0)} s)`)
  }
  try {
    await client.query(`
      set session_replication_role = replica;
      set synchronous_commit = off;
      select set_config('puente.actor_kind', 'system', false), setseed(0.42)`)
    await fillPeople(client)
    await fillTexts(client)
    await step('texts', rest.pause)
    await step('items', itemsOf(items))
    await step('versions', rest.versions)
    await step('recipients', rest.recipients)
    await step('readers', rest.readers)
    await step('words', rest.words)
    await step('what readers did', rest.doings)
    await step('indexes', rest.resume)
    await step('statistics', 'vacuum (analyze)')
    await client.query('reset session_replication_role')
    await client.query("select set_config('puente.actor_kind', '', false)")
  } finally {
    client.release()
  }
}

// Texts of about a hundred words, with the stems that the actions would keep of them.
async function fillTexts(client: pg.PoolClient): Promise<void> {
  await client.query(`create unlogged table bench.texts
    (id int primary key, language text, title text, summary text, text text, words text[])`)
  let rows: object[] = []
  const flush = async () => {
    await client.query(`insert into bench.texts
      select id, language, title, summary, text, words
      from jsonb_populate_recordset(null::bench.texts, $1)`, [JSON.stringify(rows)])
    rows = []
  }
  let id = 0
  for (const { language, text } of resamplePages(TEXTS, WORDS_PER_TEXT)) {
    const words = new Set(splitWords(text).flatMap((word) =>
      [stemWord(word, language), foldAccents(word)]).filter((word) => word !== ''))
    rows.push({
      id: id++, language, title: text.slice(0, 80), summary: text.slice(0, 300), text,
      words: [...words].map((word) => word.slice(0, 60)),
    })
    if (rows.length === BATCH) await flush()
  }
  await flush()
  await client.query('analyze bench.texts')
}

// One in ten is CLEAR, a third GREEN, half AMBER or AMBER+STRICT, few RED; three years of them,
// most of the older ones closed.
const itemsOf = (items: number) => `
  create unlogged table bench.drawn as
  select n, bench.id('item', n) as id, floor(random() * ${ORGANIZATIONS})::int as owner,
    floor(random() * ${TEXTS})::int as text,
    (array['alert', 'alert', 'early-warning', 'typology', 'practice', 'question'])
      [ceil(random() * 6)] as kind,
    (case when t < 0.10 then 'clear' when t < 0.45 then 'green' when t < 0.78 then 'amber'
      when t < 0.95 then 'amber-strict' else 'red' end) as tlp,
    now() - interval '1095 days' * n / ${items}.0 as moment,
    random() as life, random() as clock,
    floor(exp(random() * ln(${COMMUNITIES}.99)))::int - 1 as community,
    floor(5 * exp(random() * ln(40)))::int as recipients,
    floor(random() * 100000)::int as first, (array[1, 3, 7, 9, 11, 13, 17, 19])
      [ceil(random() * 8)] as stride
  from (select n, random() as t from generate_series(1, ${items}) n) numbered;
  analyze bench.drawn;
  insert into exchange.items (id, number, kind, department, owner_id, created_by, created_at,
    status, tlp, community_id, issued_at, published_at, acknowledge_by, ended_at, ended_reason,
    current_version, exercise)
  select d.id, 'EX-2026-' || lpad(translate(to_hex(n), 'abcdef', 'ABCDEF'), 6, '0'), kind,
    (array['cicad', 'dtoc', 'cicte', 'dsp'])[n % 4 + 1], bench.id('organization', owner),
    bench.id('account', owner * ${PEOPLE_EACH}), moment, s.status, tlp,
    case when tlp = 'green' or (tlp = 'clear' and life < 0.5)
      then bench.id('community', community) end,
    case when s.status <> 'draft' then moment end,
    case when s.status <> 'draft' then moment end,
    case when kind in ('alert', 'early-warning') and clock < 0.6
        and (tlp in ('amber', 'amber-strict', 'red') or (tlp = 'green' and clock < 0.12))
      then moment + interval '5 days' end,
    case when s.status in ('closed', 'withdrawn', 'recalled') then moment + interval '60 days' end,
    case when s.status in ('withdrawn', 'recalled') then 'It was wrong.' end,
    case when s.status <> 'draft' then 1 else 0 end, true
  from bench.drawn d
  cross join lateral (select case when life < 0.02 then 'draft' when life < 0.03 then 'withdrawn'
    when life < 0.04 then 'recalled' when life < 0.85 and moment < now() - interval '60 days'
    then 'closed' else 'issued' end as status) s;`

const rest = {
  // A superuser may set an index aside and build it anew.
  pause: `update pg_index set indisready = false, indisvalid = false
    where indrelid in (select c.oid from pg_class c join pg_namespace s on s.oid = c.relnamespace
      where s.nspname = 'exchange' and c.relkind = 'r' and c.relname <> 'items')`,
  versions: `
    insert into exchange.versions (item_id, number, language, title, summary, body,
      organization_id, created_by, changed_by, published_at, published_by)
    select i.id, 1, t.language, t.title, t.summary,
      jsonb_build_object('happened', t.text, 'text', t.text), i.owner_id, i.created_by,
      i.created_by, i.published_at, i.created_by
    from bench.drawn d join exchange.items i on i.id = d.id join bench.texts t on t.id = d.text;
    insert into exchange.versions (item_id, number, language, title, summary, body,
      organization_id, created_by, changed_by, translated, published_at, published_by)
    select i.id, 1, t.language, t.title, t.summary, jsonb_build_object('text', t.text),
      i.owner_id, i.created_by, i.created_by, true, i.published_at, i.created_by
    from bench.drawn d join exchange.items i on i.id = d.id
    join bench.texts t on t.id = (d.text + 1) % ${TEXTS}
    where d.clock < 0.15;
    insert into exchange.parts (item_id, number, language, level, content)
    select d.id, 1, t.language, 5, '{"type": "domain", "value": "bad.example"}'
    from bench.drawn d join bench.texts t on t.id = d.text where d.clock > 0.97;`,
  recipients: `
    insert into exchange.recipients (item_id, organization_id, why, added_by, added_at)
    select d.id, bench.id('organization', o.n), case when k = 0 and d.tlp = 'amber'
      and d.clock < 0.05 then 'client' else 'reader' end, bench.id('account', d.owner), d.moment
    from bench.drawn d
    cross join lateral generate_series(0, least(d.recipients, 200) - 1) k
    cross join lateral (select (d.first + k * d.stride) % ${ORGANIZATIONS} as n) o
    where (d.tlp in ('amber', 'amber-strict') or (d.tlp = 'green' and d.clock < 0.3 and k < 10))
      and o.n <> d.owner;
    insert into exchange.recipients (item_id, organization_id, person_id, added_by, added_at)
    select d.id, bench.id('organization', o.n / ${PEOPLE_EACH}), bench.id('person', o.n),
      bench.id('account', d.owner), d.moment
    from bench.drawn d cross join lateral generate_series(0, d.recipients % 5) k
    cross join lateral
      (select (d.first + k * d.stride) % ${ORGANIZATIONS * PEOPLE_EACH} as n) o
    where d.tlp = 'red' and o.n / ${PEOPLE_EACH} <> d.owner;`,
  readers: `
    insert into exchange.readers (item_id, reader_id, level, kind, tlp, status, owner_id,
      community_id, version, moment, acknowledge_by)
    select i.id, r.reader_id, r.level, i.kind, i.tlp, i.status, i.owner_id, i.community_id,
      i.current_version, coalesce(i.published_at, i.created_at), i.acknowledge_by
    from (
      select c.item_id, case when c.person_id is not null
          then exchange.named(c.person_id, c.organization_id) else c.organization_id end
        as reader_id, (case when c.person_id is not null then 5 when c.why = 'client' then 3
          else 4 end)::smallint as level
      from exchange.recipients c
      union all
      select id, owner_id, 6::smallint from exchange.items
      union all
      select id, community_id, 2::smallint from exchange.items where community_id is not null
      union all
      select id, exchange.everyone(exercise), 1::smallint from exchange.items where tlp = 'clear'
    ) r
    join exchange.items i on i.id = r.item_id
    where r.level = 6 or (i.status in ('issued', 'closed', 'withdrawn')
      and r.level >= exchange.level_of(i.tlp));`,
  words: `
    insert into exchange.search (item_id, level, words, moment)
    select i.id, case when i.current_version = 0 then 6 else exchange.level_of(i.tlp) end,
      array_to_tsvector(t.words || array[lower(i.number), 'rare' || d.n % 200000]),
      coalesce(i.published_at, i.created_at)
    from bench.drawn d join exchange.items i on i.id = d.id join bench.texts t on t.id = d.text;
    insert into exchange.search (item_id, level, words, moment)
    select i.id, 5, '''bad.example'' ''hidden'''::tsvector, coalesce(i.published_at, i.created_at)
    from bench.drawn d join exchange.items i on i.id = d.id
    where d.clock > 0.97 and i.tlp <> 'red' and i.current_version > 0;`,
  // Most acknowledge what asks for it; one in ten entries was opened by someone there; one person
  // in twenty has opened the newest thousands.
  doings: `
    create unlogged table bench.organizations as
      select n, bench.id('organization', n) as id from generate_series(0, ${ORGANIZATIONS - 1}) n;
    analyze bench.organizations;
    insert into exchange.acknowledgements (item_id, organization_id, account_id, version, at)
    select r.item_id, r.reader_id, bench.id('account', o.n * ${PEOPLE_EACH}), 1,
      r.moment + interval '1 day'
    from exchange.readers r join bench.organizations o on o.id = r.reader_id
    where r.acknowledge_by is not null and r.level < 6 and random() < 0.85;
    update exchange.readers r set acknowledged = true from exchange.acknowledgements a
    where a.item_id = r.item_id and a.organization_id = r.reader_id and r.level < 6;
    insert into exchange.reads (item_id, version, way, account_id, organization_id, at)
    select r.item_id, 1, 'page',
      bench.id('account', o.n * ${PEOPLE_EACH} + floor(random() * ${PEOPLE_EACH})::int), o.id,
      r.moment + interval '1 day'
    from exchange.readers r join bench.organizations o on o.id = r.reader_id
    where r.level < 6 and random() < 0.1;
    insert into exchange.reads (item_id, version, way, account_id, organization_id, at)
    select r.item_id, 1, 'page', bench.id('account', o.n * ${PEOPLE_EACH} + 1), o.id, r.moment
    from bench.organizations o
    cross join lateral (select r.item_id, r.moment, r.level from exchange.readers r
      where r.reader_id = o.id and r.moment > now() - interval '90 days') r
    where o.n % 2 = 0 and r.level < 6;
    insert into exchange.events (item_id, kind, organization_id, account_id, at, version)
    select id, 'created', owner_id, created_by, created_at, null from exchange.items;
    insert into exchange.events (item_id, kind, organization_id, account_id, at, version)
    select id, 'issued', owner_id, created_by, issued_at, 1
    from exchange.items where issued_at is not null;
    insert into exchange.replies (item_id, organization_id, account_id, text, to_owner_only)
    select d.id, bench.id('organization', (d.first + d.stride) % ${ORGANIZATIONS}),
      bench.id('account', ((d.first + d.stride) % ${ORGANIZATIONS}) * ${PEOPLE_EACH}),
      'We have seen the same.', d.life < 0.3
    from bench.drawn d, generate_series(1, 3) where d.clock < 0.1 and d.life > 0.02;
    insert into exchange.sightings (item_id, organization_id, account_id, seen, private)
    select d.id, bench.id('organization', (d.first + d.stride * k) % ${ORGANIZATIONS}),
      bench.id('account', ((d.first + d.stride * k) % ${ORGANIZATIONS}) * ${PEOPLE_EACH}),
      k % 5 <> 0, k % 3 = 0
    from bench.drawn d, generate_series(0, 7) k where d.kind = 'typology' and d.clock < 0.2;
    insert into exchange.attachments (item_id, number, level, name, media_type, size_bytes,
      sha256, scan, added_by)
    select i.id, 1, exchange.level_of(i.tlp), 'report.pdf', 'application/pdf', 100000,
      repeat('a', 64), 'clean', i.created_by
    from bench.drawn d join exchange.items i on i.id = d.id where d.clock < 0.2;`,
  resume: `do $$
    declare one record;
    begin
      for one in select c.oid::regclass as name from pg_class c
        join pg_namespace s on s.oid = c.relnamespace
        where s.nspname = 'exchange' and c.relkind = 'r'
      loop
        execute format('reindex table %s', one.name);
      end loop;
    end $$`,
}
