// Brings the library to what the content files say: works that disappear are withdrawn, not deleted.
import { createHash } from 'node:crypto'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { listProvenEditions } from '../files/queries.ts'
import type { PublicationRecord } from './input.ts'
import { withdrawMissing } from './queries.ts'

export async function syncPublications(writer: Writer, records: PublicationRecord[]): Promise<void> {
  await syncTable(writer, {
    table: 'library.publications', key: ['id'], rows: records.map(rowOf), missing: 'keep',
  })
  await withdrawMissing(writer, records.map(({ id }) => id))
  await syncTable(writer, {
    table: 'library.editions', key: ['publication_id', 'language'],
    rows: await editionRows(writer, records),
  })
  await syncLinks(writer, 'topic', records.map(({ id, topics }) => ({ id, to: topics })))
  await syncLinks(writer, 'body', records.map(({ id, bodies }) => ({ id, to: bodies })))
  await syncLinks(writer, 'state', records.map(({ id, states }) => ({ id, to: states })))
}

// What the content files know, and the editions that files prove whatever those know.
async function editionRows(writer: Writer, records: PublicationRecord[]) {
  const known = records.flatMap(({ id, editions }) => editions.map((edition) =>
    ({ publication_id: id, ...edition })))
  const told = new Set(known.map((one) => `${one.publication_id} ${one.language}`))
  const proven = (await listProvenEditions(writer))
    .filter((one) => !told.has(`${one.publication_id} ${one.language}`))
    .map((one) => ({ ...one, status: 'official', basis: 'stated' }))
  return [...known, ...proven]
}

const linkTables = {
  topic: 'publication_topics', body: 'publication_bodies', state: 'publication_states',
} as const

async function syncLinks(
  writer: Writer, kind: keyof typeof linkTables, links: { id: number, to: string[] }[],
) {
  const rows = links.flatMap(({ id, to }) => [...new Set(to)].map((target) =>
    ({ publication_id: id, [`${kind}_id`]: target })))
  await syncTable(writer, {
    table: `library.${linkTables[kind]}`, key: ['publication_id', `${kind}_id`], rows,
  })
}

function rowOf(record: PublicationRecord) {
  return {
    id: record.id,
    title: record.title,
    title_printed: record.titlePrinted,
    subtitle: record.subtitle ?? null,
    description: record.description,
    department: record.department,
    departments: record.departments,
    type: record.type,
    published: record.date,
    only_in: record.onlyIn ?? null,
    languages_note: record.languagesNote ?? null,
    partners: record.partners,
    symbol: record.symbol ?? null,
    isbn: record.isbn ?? null,
    link: record.link ?? null,
    highlighted: record.highlighted,
    notes: record.notes ?? null,
    confidence: record.confidence,
    sources: record.sources,
    fingerprint: createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 32),
    withdrawn_at: null,
  }
}
