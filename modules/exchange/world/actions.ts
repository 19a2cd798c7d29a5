// The items of the exercise world as rows: written "so many days ago" when the world is first
// loaded, so that a demonstration has something that is due.
import { createHash } from 'node:crypto'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { levelOf } from '../../../standards/tlp/tlp.ts'
import { exerciseId } from '../../directory/directory.ts'
import type { Department } from '../items/item.ts'
import { listVersions } from '../versions/queries.ts'
import { setWords } from '../words/queries.ts'
import { wordsOf } from '../words/word.ts'
import type { ItemRecord } from './input.ts'
import { endItems, findMissingItems, insertRows } from './queries.ts'

type People = { code: string, organization: string }[]
type Communities = { code: string, department: Department }[]
export type ExerciseCast = { people: People, communities: Communities }

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DAY_MS = 86_400_000

/** The id of an exercise item, the same on every machine. */
export const exerciseItem = (code: string): string => exerciseId('item', code)

/** Its number, the same on every machine: "EX-2026-7KQ3M9". */
export function exerciseNumber(code: string): string {
  const bytes = createHash('sha256').update(`number ${code}`).digest().subarray(0, 6)
  return `EX-2026-${[...bytes].map((byte) => LETTERS[byte % 32]).join('')}`
}

/** Adds the items that are not there yet. */
export async function syncExerciseItems(
  writer: Writer, { items: records, ...cast }: ExerciseCast & { items: readonly ItemRecord[] },
  now = new Date(),
): Promise<void> {
  const missing = await findMissingItems(writer, records.map(({ code }) => exerciseItem(code)))
  const items = records.filter(({ code }) => missing.has(exerciseItem(code)))
  if (items.length === 0) return
  const rows = items.map((item) => rowsOf(item, cast, now))
  await insertRows(writer, 'items', rows.map(({ item }) => item))
  const tables = [
    'versions', 'parts', 'recipients', 'events', 'acknowledgements', 'replies', 'sightings',
  ] as const
  for (const table of tables) {
    await insertRows(writer, table, rows.flatMap((one) => one[table]))
  }
  await endItems(writer, rows.flatMap(({ ends }) => ends))
  for (const item of items) {
    const id = exerciseItem(item.code)
    const head = { number: exerciseNumber(item.code), level: levelOf(item.tlp), names: [] }
    const current = item.issued === undefined ? 0 : 1
    await setWords(writer, id, wordsOf(head, await listVersions(writer, id), current))
  }
}

type Row = Record<string, unknown>
type Ending = { id: string, status: string, at: string, reason: string | null }
type Rows = {
  item: Row, versions: Row[], parts: Row[], recipients: Row[], events: Row[],
  acknowledgements: Row[], replies: Row[], sightings: Row[], ends: Ending[],
}

function rowsOf(record: ItemRecord, { people, communities }: ExerciseCast, now: Date): Rows {
  const id = exerciseItem(record.code)
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString()
  const issuedAt = record.issued === undefined ? null : ago(record.issued)
  const after = (days: number) => new Date(Math.min(now.getTime(),
    Date.parse(issuedAt ?? now.toISOString()) + days * DAY_MS)).toISOString()
  const owner = exerciseId('organization', record.from)
  const by = exerciseId('account', record.by)
  const writtenAt = issuedAt ?? ago(1)
  const organizationOf = (code: string) => exerciseId(
    'organization', people.find((one) => one.code === code)?.organization ?? '')
  const ended = ['closed', 'withdrawn', 'recalled'].includes(record.status)
  const base = { item_id: id, organization_id: owner }
  return {
    item: {
      id, number: exerciseNumber(record.code), kind: record.kind,
      department: departmentOf(record, communities), owner_id: owner, created_by: by,
      created_at: writtenAt, status: ended ? 'issued' : record.status, tlp: record.tlp,
      pap: record.pap, source_reliability: record.grade[0],
      information_credibility: record.grade[1],
      community_id: record.community ? exerciseId('community', record.community) : null,
      issued_at: issuedAt, published_at: issuedAt,
      acknowledge_by: record.acknowledge === undefined ? null
        : new Date(Date.parse(writtenAt) + record.acknowledge * DAY_MS).toISOString(),
      current_version: issuedAt === null ? 0 : 1, exercise: true, revision: 1,
    },
    ...textsOf(record, { writtenAt, issuedAt, owner, by }),
    recipients: [
      ...[...record.to, ...record.onward].map((code) => ({
        id: exerciseId('recipient', `${record.code} ${code}`), item_id: id,
        organization_id: exerciseId('organization', code), person_id: null,
        why: record.onward.includes(code) ? 'client' : 'reader', added_by: by, added_at: writtenAt,
      })),
      ...record.persons.map((code) => ({
        id: exerciseId('recipient', `${record.code} ${code}`), item_id: id,
        organization_id: organizationOf(code), person_id: exerciseId('person', code),
        why: 'reader', added_by: by, added_at: writtenAt,
      })),
    ],
    events: issuedAt === null ? [] : [
      { ...base, kind: 'issued', account_id: by, at: issuedAt, version: 1, detail: {} },
      ...(ended ? [{ ...base, kind: record.status, account_id: by, at: ago(record.ended ?? 0),
        version: null, detail: {} }] : []),
    ],
    acknowledgements: record.acknowledged.map((code, index) => ({
      item_id: id, organization_id: exerciseId('organization', code),
      account_id: exerciseId('account',
        people.find(({ organization }) => organization === code)?.code ?? record.by),
      version: 1, at: after(0.2 + index / 10),
    })),
    replies: record.replies.map(({ by: code, after: days, text, owner: toOwner }, index) => ({
      id: exerciseId('reply', `${record.code} ${index}`), item_id: id,
      organization_id: organizationOf(code), account_id: exerciseId('account', code), text,
      to_owner_only: toOwner, at: after(days), told_at: after(days),
    })),
    sightings: record.sightings.map(({ by: code, after: days, ...sighting }, index) => ({
      id: exerciseId('sighting', `${record.code} ${index}`), item_id: id,
      organization_id: organizationOf(code), account_id: exerciseId('account', code),
      seen: sighting.seen, count: sighting.count, place: sighting.place,
      private: sighting.private, at: after(days), seen_on: after(days).slice(0, 10),
    })),
    ends: ended ? [{
      id, status: record.status, at: ago(record.ended ?? 0),
      reason: record.status === 'closed' ? null : reasons[record.versions[0]?.language ?? 'en'],
    }] : [],
  }
}

// Why it ended, in the language of its first text: content of the exercise, not of the interface.
const reasons = {
  en: 'Exercise: it was found to be wrong.', es: 'Ejercicio: se comprobó que era incorrecto.',
  pt: 'Exercício: verificou-se que estava incorreto.',
  fr: 'Exercice\u202f: l’information s’est révélée inexacte.',
}

function textsOf(
  record: ItemRecord, { writtenAt, issuedAt, owner, by }: {
    writtenAt: string, issuedAt: string | null, owner: string, by: string,
  },
): Pick<Rows, 'versions' | 'parts'> {
  const item_id = exerciseItem(record.code)
  const day = (days: number) =>
    new Date(Date.parse(writtenAt) - days * DAY_MS).toISOString().slice(0, 10)
  const parts: Row[] = []
  const versions = record.versions.map((version, place) => {
    const { language, title, summary, ...rest } = version
    const body: Row = { ...rest }
    if ('seenOn' in version) body.seenOn = day(version.seenOn)
    if ('answerBy' in version) body.answerBy = day(-version.answerBy)
    if ('indicators' in version) {
      const all = version.indicators.map(({ seen, ...one }) => ({ ...one, firstSeen: day(seen) }))
      body.indicators = all.filter(({ tlp }) => tlp === undefined)
      for (const { tlp, ...content } of all) {
        if (tlp === undefined) continue
        parts.push({
          id: exerciseId('part', `${record.code} ${language} ${content.value}`), item_id,
          number: 1, language, level: levelOf(tlp), content,
        })
      }
    }
    return {
      item_id, number: 1, language, title, summary, body, organization_id: owner,
      created_by: by, created_at: writtenAt, changed_by: by, changed_at: writtenAt,
      translated: place > 0, published_at: issuedAt, published_by: issuedAt ? by : null,
      revision: 1,
    }
  })
  return { versions, parts }
}

const byKind: Record<ItemRecord['kind'], Department> = {
  alert: 'cicte', 'early-warning': 'cicad', typology: 'dtoc', practice: 'dsp', question: 'dsp',
}
// A community belongs to a department; without one, the kind says which it is most often.
const departmentOf = ({ community, kind }: ItemRecord, communities: Communities): Department =>
  communities.find(({ code }) => code === community)?.department ?? byKind[kind]
