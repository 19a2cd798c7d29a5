// Asks for everything that belongs to one item, through the queries that pages and machines use.
import type { Reader, Writer } from '../../kernel/database/transaction.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import { listAcknowledgements } from '../../modules/exchange/acknowledgements/queries.ts'
import { getAttachment, listAttachments } from '../../modules/exchange/attachments/queries.ts'
import { findReceipt, getItem, listLinked } from '../../modules/exchange/items/queries.ts'
import { findProposal } from '../../modules/exchange/proposals/queries.ts'
import { listOnwardRequests, listRecipients } from '../../modules/exchange/recipients/queries.ts'
import { listDeliveries, listEvents, listReads } from '../../modules/exchange/records/queries.ts'
import { listReplies } from '../../modules/exchange/replies/queries.ts'
import { countStatesThatSaw, listSightings } from '../../modules/exchange/sightings/queries.ts'
import { listTranslations } from '../../modules/exchange/translations/queries.ts'
import { listVersions } from '../../modules/exchange/versions/queries.ts'
import type { Compare, Probing } from './probes.ts'
import type { Row, Table, World } from './world.ts'

type Sent = { type: string, occasion: string, way: string }
type Asking = Probing & { compare: Compare, id: string }

export async function probeItem(reader: Writer, asking: Asking): Promise<void> {
  const { world, rules, compare, id } = asking
  const item = await getItem(reader, id).catch((error: unknown) => {
    if (error instanceof NotFound) return undefined
    throw error
  })
  const shows = rules.level(id) > 0
  compare('an item', { seen: item ? [id] : [], expected: shows ? [id] : [] })
  const receipt = await findReceipt(reader, id)
  const isDue = [...world.rows.receipts.values()].some((row) =>
    row.item_id === id && rules.receipts(row))
  compare('receipt of an item', { seen: receipt ? [id] : [], expected: isDue ? [id] : [] })
  await probeTexts(reader, asking)
  await probeLists(reader, asking)
  await probeDeliveries(reader, asking)
  const states = await countStatesThatSaw(reader, id)
  compare('States that have seen it', {
    seen: [`${states}`], expected: [`${shows ? statesThatSaw(world, id) : null}`],
  })
}

/** What others were told of an item: its owner knows, and nobody else. */
async function probeDeliveries(reader: Reader, { world, rules, compare, id }: Asking) {
  const owner = world.items.get(id)?.owner_id
  const ownPeople = world.memberships.filter((one) => one.organization_id === owner)
    .map(({ person_id }) => world.people.find((one) => one.id === person_id)?.account_id)
  const describe = (account: string | null, { type, occasion, way }: Sent) =>
    ownPeople.includes(account) ? [] : [`${account} ${type} ${occasion} ${way}`]
  const all = [...world.rows.deliveries.values()].filter(({ about }) => about === id)
    .flatMap((row) => describe(row.account_id, row))
  compare('what was sent about an item', {
    seen: (await listDeliveries(reader, id)).flatMap((one) => describe(one.account, one)),
    // A program of the owner knows too, but of RED, which it does not read.
    expected: rules.level(id) > 0 && rules.mine.has(owner ?? '') ? all : [], of: all.length,
  })
}

/** By the rules: States, private reports included, and nothing below five. */
function statesThatSaw({ rows, organizations }: World, id: string): number | null {
  const seen = [...rows.sightings.values()].filter((one) => one.item_id === id && one.seen)
  const states = new Set(organizations
    .filter((one) => seen.some(({ organization_id }) => organization_id === one.id))
    .map(({ state }) => state).filter((state) => state !== null))
  return states.size >= 5 ? states.size : null
}

async function probeTexts(reader: Writer, { world, rules, compare, id }: Asking) {
  const indicators = (rows: Row[]) => rows.flatMap((version) => [
    ...version.body.indicators ?? [],
    ...[...world.rows.parts.values()].filter((part) => rules.parts(part)
      && part.item_id === id && part.number === version.number
      && part.language === version.language).map(({ content }) => content),
  ])
  const readable = [...world.rows.versions.values()]
    .filter((row) => row.item_id === id && rules.versions(row))
  const versions = await listVersions(reader, id)
  compare('versions of an item', {
    seen: versions.map(({ number, language, title }) => `${number} ${language} ${title}`),
    expected: readable.map(({ number, language, title }) => `${number} ${language} ${title}`),
    of: readable.length,
  })
  compare('indicators of an item', {
    seen: versions.flatMap(({ body }) => body.indicators ?? []).map(({ value }) => value),
    expected: indicators(readable).map(({ value }) => value), of: world.rows.parts.size,
  })
}

async function probeLists(reader: Writer, { world, rules, compare, id }: Asking) {
  const check = (table: Table, seen: string[], key: (row: Row) => string = (row) => row.id) => {
    const all = [...world.rows[table].values()].filter(({ item_id }) => item_id === id)
    compare(`list of ${table}`,
      { seen, expected: all.filter((row) => rules[table](row)).map(key), of: all.length })
  }
  const ids = (rows: { id: string }[]) => rows.map((row) => String(row.id))
  check('replies', ids(await listReplies(reader, id)))
  check('sightings', ids(await listSightings(reader, id)))
  check('attachments', ids(await listAttachments(reader, id)))
  check('onward_requests', ids(await listOnwardRequests(reader, id)))
  check('translation_requests', ids(await listTranslations(reader, id)))
  check('recipients', ids(await listRecipients(reader, id)))
  check('events', ids(await listEvents(reader, id)), (row) => String(row.id))
  // Who works for nobody any more has no page that would name the organizations.
  if (rules.mine.size > 0) {
    check('reads', ids(await listReads(reader, id)), (row) => String(row.id))
  }
  check('acknowledgements',
    (await listAcknowledgements(reader, id)).map(({ organization }) => organization.id),
    (row) => row.organization_id)
  check('proposals', await findProposal(reader, id) ? [id] : [], (row) => row.item_id)
  const linked = [...world.rows.derivations.values()].filter((row) => rules.derivations(row))
    .flatMap(({ item_id, from_item_id }) =>
      item_id === id ? [from_item_id] : from_item_id === id ? [item_id] : [])
  compare('linked items', { seen: ids(await listLinked(reader, id)), expected: linked })
  for (const file of [...world.rows.attachments.values()].slice(0, 2)) {
    const got = await getAttachment(reader, file.item_id, file.id).then(() => [file.id], () => [])
    compare('a file', { seen: got, expected: rules.attachments(file) ? [file.id] : [] })
  }
}
