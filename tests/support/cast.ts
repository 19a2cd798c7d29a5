// The people of random worlds: ten organizations of six invented States and of the real world, a
// desk, three communities, programs with keys, and somebody who works for nobody.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, machine, person, system, visitor } from '../../kernel/access/actor.ts'
import { hashSecret, newSecret } from '../../kernel/access/secrets.ts'
import { insertSession } from '../../kernel/access/session-queries.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { languages } from '../../kernel/i18n/languages.ts'
import type { Who } from './world.ts'

export type Player = Who & {
  name: string
  /** As whom they act: a person has just signed in once more. */
  actor: Actor
  /** The row in the directory; '' for programs and visitors. */
  person: string
  /** Indexes of the organizations of the first day. */
  organizations: number[]
  isAdministrator: boolean
  /** What their browser or their program shows: of a session, or a key; '' for visitors. */
  secret: string
}

export type Cast = { organizations: string[], communities: string[], players: Player[] }

export const clockwork = system('leak-test', 'r')
export const asPerson = (account: string, steppedUp: boolean) =>
  person(account, 'r', { session: 's', steppedUp })

export const DESK = 7
const REAL = [8, 9]
const roles = ['administrator', 'member'] as const
const hired = [
  ...[0, 1, 2, 3, 4, 5, 6].flatMap((organization) =>
    roles.map((role) => ({ role, organizations: [organization] }))),
  { role: 'desk', organizations: [DESK] }, { role: 'desk', organizations: [DESK] },
  { role: 'member', organizations: [DESK] },
  { role: 'administrator', organizations: [8] }, { role: 'member', organizations: [9] },
  { role: 'member', organizations: [0, 3] }, { role: 'member', organizations: [] },
]
const inCommunity = [[0, 1, 2, 3], [2, 3, 4, 5], REAL]
const withKeys = [0, 2, 8]

/** Hires everyone, as the system. */
export async function hireCast(writer: Writer, letter: string): Promise<Cast> {
  const name = (text: string) => JSON.stringify({ en: text, es: text, pt: text, fr: text })
  const insert = (table: string, row: Record<string, unknown>) => sql`
    insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((one) => sql.ref(one)))})
    values (${sql.join(Object.values(row))})`.execute(writer)
  const states = [...'ABCDEF'].map((last) => `X${letter}${last}`)
  for (const id of states) {
    await insert('directory.exercise_states', { id, name: name(id), languages: ['en'] })
  }
  const organizations = Array.from({ length: 10 }, () => randomUUID())
  for (const [index, id] of organizations.entries()) {
    const kind = index === DESK ? 'department' : 'authority'
    await insert('directory.organizations', {
      id, code: `o-${id.slice(0, 8)}`, name: name(`Organization ${index}`), kind,
      exercise: !REAL.includes(index),
      exercise_state_id: index < DESK ? states[index % 6] : null,
    })
  }
  const players: Player[] = []
  for (const [index, { role, organizations: places }] of hired.entries()) {
    const [account, id] = [randomUUID(), randomUUID()]
    await insert('access.accounts', { id: account, name: `p${account}@x.example` })
    await insert('directory.people', { id, account_id: account, name: `Person ${index}`,
      email: `person${index}@x.example`, languages: [languages[index % 4]] })
    for (const place of places) {
      await insert('directory.memberships',
        { person_id: id, organization_id: organizations[place], role })
    }
    players.push({
      name: `person ${index} (${role} of ${places.join(' and ') || 'nobody'})`, account,
      person: id, actor: asPerson(account, true), organizations: places,
      isAdministrator: role === 'administrator', secret: await openSession(writer, account),
    })
  }
  const communities = Array.from({ length: 3 }, () => randomUUID())
  for (const [index, id] of communities.entries()) {
    await insert('directory.communities', {
      id, code: `c-${id.slice(0, 8)}`, name: name('c'), purpose: name('p'), department: 'cicte',
      rules: '{"steps":[],"confirmEveryDays":180}', exercise: index < 2,
    })
    for (const place of inCommunity[index] ?? []) {
      await insert('directory.community_members',
        { community_id: id, organization_id: organizations[place], since: 'now' })
    }
  }
  await addContacts(writer, { communities, organizations, players })
  const machines = await programs(writer, organizations, players[0]?.account ?? '')
  return { communities, organizations, players: [...players, ...machines] }
}

async function openSession(writer: Writer, account: string): Promise<string> {
  const secret = newSecret()
  await insertSession(writer, {
    account, method: 'trial', client: { agent: 'a browser', network: 'a network' },
    hash: hashSecret(secret), hours: 12,
  })
  return secret
}

// Contacts of communities: who, of which organization, in which community. The first two read what
// their organizations do not.
const contacts = [[13, 6, 0, 'contact'], [1, 0, 1, 'alternate'], [5, 2, 0, 'duty']] as const

async function addContacts(writer: Writer, { communities, organizations, players }: Cast) {
  const [first, second] = [players[14]?.account, players[15]?.account]
  for (const [index, place, community, role] of contacts) {
    const { rows: [note] } = await sql<{ id: string }>`
      insert into directory.notes (organization_id, number, dated, registered_by)
      values (${organizations[place]}, ${role}, now(), ${first}) returning id`.execute(writer)
    await sql`
      insert into directory.contacts (community_id, organization_id, person_id, role, note_id,
        registered_by, confirmed_by, since)
      values (${communities[community]}, ${organizations[place]}, ${players[index]?.person},
        ${role}, ${note?.id}, ${first}, ${second}, now())`.execute(writer)
  }
}

async function programs(
  writer: Writer, organizations: string[], by: string,
): Promise<Player[]> {
  const nobody = { account: null, person: '', isAdministrator: false }
  const made: Player[] = [
    { ...nobody, name: 'a visitor', actor: visitor('r'), organizations: [], program: [],
      secret: '' },
  ]
  for (const place of withKeys) {
    const secret = `puente_${newSecret()}`
    const { rows: [key] } = await sql<{ id: string }>`
      insert into access.api_keys
        (owner_id, name, secret_hash, scopes, made_by, used_at, expires_at)
      values (${organizations[place]}, 'k', ${hashSecret(secret)}, '{read}', ${by}, now(),
        now() + interval '1 day') returning id`.execute(writer)
    made.push({
      ...nobody, name: `a program of ${place}`, actor: machine(key?.id ?? '', 'r', ['read']),
      organizations: [place], program: [organizations[place] ?? ''], secret,
    })
  }
  return made
}
