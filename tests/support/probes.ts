// Asks everything that can be read, as one person or program, and holds the answers against the
// rules, both ways: nothing shows that must not, nothing is hidden that must show.
import { sql } from 'kysely'
import type { Writer } from '../../kernel/database/transaction.ts'
import { boxes, type Box } from '../../modules/exchange/inbox/inbox.ts'
import { countBoxes, countItems, listItems } from '../../modules/exchange/inbox/queries.ts'
import { searchQuery } from '../../modules/exchange/words/word.ts'
import type { Player } from './cast.ts'
import type { Chance } from './chance.ts'
import { probeItem } from './item-probes.ts'
import type { Rules } from './rules.ts'
import { keys, type Row, sourceOf, tables, type World } from './world.ts'

export type Finding = { kind: 'leak' | 'hidden', who: string, path: string, what: string }

/** What was asked and what was found wrong. */
export type Report = { probes: number, findings: Finding[] }
export type Compare = (path: string, answer: {
  seen: Iterable<string>, expected: Iterable<string>,
  /** How many things the question was about. */
  of?: number,
}) => void

export const comparing = (report: Report, who: string): Compare => (path, answer) => {
  const [seen, expected] = [new Set(answer.seen), new Set(answer.expected)]
  report.probes += Math.max(1, answer.of ?? 1)
  const note = (kind: Finding['kind'], what: string) =>
    report.findings.push({ kind, who, path, what })
  for (const one of seen) if (!expected.has(one)) note('leak', one)
  for (const one of expected) if (!seen.has(one)) note('hidden', one)
}

export type Probing = {
  report: Report, world: World, player: Player, chance: Chance
  /** What the player may see; everything for staff. */
  rules: Rules
}

const everyTable = sql.raw(`select json_build_object('changes',
  array(select id from audit.changes limit 3), ${tables.map((name) =>
    `'${name}', array(select ${keys[name]} from ${sourceOf(name)} t)`).join(', ')}) as found`)

/** Every row of every table, as someone. */
export async function readTables(reader: Writer): Promise<Record<string, string[]>> {
  const { rows: [row] } = await sql<{ found: Record<string, string[]> }>`${everyTable}`
    .execute(reader)
  return row?.found ?? {}
}

/** Asks every table as a player. */
export async function probeTables(reader: Writer, probing: Probing): Promise<void> {
  const { report, world, player, rules } = probing
  const compare = comparing(report, player.name)
  const found = await readTables(reader)
  for (const table of tables) {
    const all = [...world.rows[table]]
    const expected = all.filter(([, row]) => rules[table](row)).map(([key]) => key)
    // Notices and mails are many, and all alike.
    const of = sourceOf(table).startsWith('exchange.') ? all.length : expected.length
    compare(`select from ${table}`, { seen: found[table]?.map(String) ?? [], expected, of })
  }
  compare('the record of changes', { seen: found.changes ?? [], expected: [] })
  await compareReaders(reader, probing, compare)
}

/** Asks everything as a player. */
export async function probe(reader: Writer, probing: Probing): Promise<void> {
  const { report, world, player, chance } = probing
  await probeTables(reader, probing)
  if (player.name === 'a visitor') return
  const compare = comparing(report, player.name)
  await compareBoxes(reader, probing, compare)
  await compareSearch(reader, probing, compare)
  const ids = [...world.items.keys()]
  for (const id of [chance.pick(ids), chance.pick(ids)]) {
    if (id) await probeItem(reader, { ...probing, compare, id })
  }
}

async function compareReaders(reader: Writer, { world, rules }: Probing, compare: Compare) {
  const { rows } = await sql<{ entry: string }>`
    select item_id || ' ' || max(level) as entry from exchange.readers group by item_id`
    .execute(reader)
  const isProgram = (level: number) => level === 4
  const levels = [...world.items.keys()].map((id) => [id, rules.level(id)] as const)
    .filter(([, level]) => level > 0)
  compare('readers', {
    seen: rows.map(({ entry }) => entry.replace(/ [456]$/, '')),
    expected: levels.map(([id, level]) => isProgram(level) || level > 4 ? id : `${id} ${level}`),
    of: world.items.size,
  })
}

/** The items of a box, by the rules alone. */
export function inBox(box: Box, { world, rules, player }: Probing): Row[] {
  const isOwn = (item: Row) => rules.mine.has(item.owner_id)
  const isDraft = ({ status }: Row) => ['draft', 'awaiting-check'].includes(status)
  const shown = [...world.items.values()].filter((item) => rules.level(item.id) > 0)
  if (box === 'sent') return shown.filter((item) => isOwn(item) && !isDraft(item))
  if (box === 'drafts') return shown.filter((item) => isOwn(item) && isDraft(item))
  const received = shown.filter((item) => !isOwn(item))
  const acknowledged = new Set([...world.rows.acknowledgements.values()].filter(rules.own)
    .map(({ item_id }) => item_id))
  if (box === 'needs-action') {
    return received.filter(({ id, acknowledge_by, status }) =>
      acknowledge_by !== null && status === 'issued' && !acknowledged.has(id))
  }
  if (box === 'inbox') return received
  const read = [...world.rows.reads.values()]
    .filter(({ account_id }) => account_id !== null && account_id === player.account)
  return received.filter((item) => !read.some(({ item_id, version }) =>
    item_id === item.id && version >= item.current_version))
}

async function compareBoxes(reader: Writer, probing: Probing, compare: Compare) {
  const { world, chance, rules } = probing
  const counts = await countBoxes(reader)
  for (const box of boxes) {
    compare('count of a box', {
      seen: [`${box} ${counts[box]}`], expected: [`${box} ${inBox(box, probing).length}`],
    })
  }
  const box = chance.pick(boxes) ?? 'inbox'
  const example = chance.pick([...world.items.values()])
  const filters = {
    ...(chance.happens(0.3) && example && { kind: example.kind as 'alert' }),
    ...(chance.happens(0.3) && example && { tlp: example.tlp as 'red' }),
    ...(chance.happens(0.3) && example?.community_id && { community: example.community_id }),
    ...(chance.happens(0.3) && example && { owner: example.owner_id }),
  }
  const fitting = inBox(box, probing).filter((item) =>
    (!filters.kind || item.kind === filters.kind) && (!filters.tlp || item.tlp === filters.tlp)
    && (!filters.community || item.community_id === filters.community)
    && (!filters.owner || item.owner_id === filters.owner))
  const { items, total } = await listItems(reader, { box, ...filters, page: 1, language: 'en' })
  compare('total of a list', { seen: [String(total)], expected: [String(fitting.length)] })
  if (fitting.length <= 25) {
    compare('list of a box', {
      seen: items.map(({ id }) => id), expected: fitting.map(({ id }) => id), of: world.items.size,
    })
  }
  const readable = [...world.rows.versions.values()].filter(rules.versions)
  compare('titles of a list', {
    seen: items.flatMap(({ id, title }) => readable.some((version) =>
      version.item_id === id && version.title === title) ? [] : [`${id} ${title}`]),
    expected: [], of: items.length,
  })
}

/** At which levels a word stands: what is not published at the owner's, old texts at none. */
function levelsOf(word: string, world: World): { item: string, level: number, isSure: boolean }[] {
  return [...world.rows.versions.values()].flatMap((version) => {
    const item = world.items.get(version.item_id)
    const isOld = version.published_at !== null && version.number !== item?.current_version
    if (!item || isOld) return []
    const base = version.published_at === null
      ? 6 : ['clear', 'green', 'amber', 'amber-strict', 'red'].indexOf(item.tlp) + 1
    const parts = [...world.rows.parts.values()].filter((part) =>
      part.item_id === version.item_id && part.number === version.number
      && part.language === version.language)
    const levels = [
      ...(version.title === word || version.body.indicators?.some((one) => one.value === word)
        ? [base] : []),
      ...parts.filter(({ content }) => content.value === word)
        .map(({ level }) => Math.max(base, level)),
    ]
    const isSure = !(version.translated && version.published_at === null)
    return levels.map((level) => ({ item: item.id, level, isSure }))
  })
}

async function compareSearch(reader: Writer, probing: Probing, compare: Compare) {
  const { world, chance, rules } = probing
  const versions = [...world.rows.versions.values()]
  const words = [
    chance.pick(versions)?.title,
    chance.pick(versions.flatMap(({ body }) => body.indicators ?? []))?.value,
    chance.pick([...world.rows.parts.values()])?.content.value,
  ]
  for (const word of words) {
    const asked = word && searchQuery(word, () => [])
    if (!asked) continue
    let seen = 0
    for (const box of ['inbox', 'sent', 'drafts'] as const) {
      seen += await countItems(reader, { box, words: asked })
    }
    const stands = levelsOf(word, world).filter(({ item, level }) => rules.level(item) >= level)
    const sure = new Set(stands.filter(({ isSure }) => isSure).map(({ item }) => item)).size
    const most = new Set(stands.map(({ item }) => item)).size
    const { total } = await listItems(reader,
      { box: 'everything', words: asked, page: 1, language: 'en' })
    compare('search of everything', {
      seen: [total < sure ? 'too few' : total > most ? `${word} in ${total}` : 'right'],
      expected: ['right'],
    })
    compare('search', {
      seen: [seen < sure ? 'too few' : seen > most ? `${word} in ${seen}` : 'right'],
      expected: ['right'],
    })
  }
}
