// Organizations, people and communities for bench/exchange.ts: made from their numbers, so that
// SQL and TypeScript name the same ones.
import { createHash } from 'node:crypto'
import type pg from 'pg'

export const ORGANIZATIONS = 500
export const PEOPLE_EACH = 10
export const COMMUNITIES = 40

/** What `bench.id()` says too. */
export function benchId(kind: 'organization' | 'account' | 'community', number: number): string {
  const hex = createHash('md5').update(`bench ${kind} ${number}`).digest('hex')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

const name = (what: string) => `jsonb_build_object('en', '${what} ' || n, 'es', '${what} ' || n,
  'pt', '${what} ' || n, 'fr', '${what} ' || n)`

/** Fills the directory. Account n works for organization n / PEOPLE_EACH. */
export async function fillPeople(client: pg.PoolClient): Promise<void> {
  await client.query(`
    create schema if not exists bench;
    create or replace function bench.id(kind text, n bigint) returns uuid language sql immutable
      return md5('bench ' || kind || ' ' || n)::uuid;
    select setseed(0.5);
    insert into directory.exercise_states (id, name, languages)
    select 'X' || chr(65 + n / 26) || chr(65 + n % 26), ${name('State')}, '{en}'
    from generate_series(0, 33) n;
    insert into directory.organizations (id, code, name, kind, exercise_state_id, exercise)
    select bench.id('organization', n), 'bench-' || n, ${name('Authority')}, 'authority',
      'X' || chr(65 + n % 34 / 26) || chr(65 + n % 34 % 26), true
    from generate_series(0, ${ORGANIZATIONS - 1}) n;
    insert into access.accounts (id, name, trial)
    select bench.id('account', n), 'bench-' || n, true
    from generate_series(0, ${ORGANIZATIONS * PEOPLE_EACH - 1}) n;
    insert into directory.people (id, account_id, name, exercise)
    select bench.id('person', n), bench.id('account', n), 'Person ' || n, true
    from generate_series(0, ${ORGANIZATIONS * PEOPLE_EACH - 1}) n;
    insert into directory.memberships (person_id, organization_id, role, since)
    select bench.id('person', n), bench.id('organization', n / ${PEOPLE_EACH}),
      case when n % ${PEOPLE_EACH} = 0 then 'administrator' else 'member' end,
      now() - interval '1000 days'
    from generate_series(0, ${ORGANIZATIONS * PEOPLE_EACH - 1}) n;
    insert into directory.communities (id, code, name, purpose, department, rules, exercise)
    select bench.id('community', n), 'bench-' || n, ${name('Community')}, ${name('Purpose')},
      (array['cicad', 'dtoc', 'cicte', 'dsp'])[n % 4 + 1], '{}', true
    from generate_series(0, ${COMMUNITIES - 1}) n;
    -- The first communities are large, the last have a dozen members; an organization is in four.
    insert into directory.community_members (community_id, organization_id, since)
    select bench.id('community', c), bench.id('organization', o), now() - interval '900 days'
    from generate_series(0, ${COMMUNITIES - 1}) c
    cross join generate_series(0, ${ORGANIZATIONS - 1}) o
    where random() < 0.5 / sqrt(c + 1) and c % 2 = o % 2;
    insert into directory.notes (id, organization_id, number, dated, registered_by)
    select bench.id('note', n), bench.id('organization', n), 'N ' || n, current_date - 800,
      bench.id('account', 0)
    from generate_series(0, ${ORGANIZATIONS - 1}) n;
    insert into directory.contacts (community_id, organization_id, person_id, role, note_id,
      registered_by, confirmed_by, since)
    select m.community_id, m.organization_id, bench.id('person', o * ${PEOPLE_EACH}), 'contact',
      bench.id('note', o), bench.id('account', 0), bench.id('account', 1),
      now() - interval '800 days'
    from directory.community_members m
    join generate_series(0, ${ORGANIZATIONS - 1}) o
      on m.organization_id = bench.id('organization', o);`)
}
