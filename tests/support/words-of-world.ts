// Words that stand nowhere else, and whose they are: whatever is shown to someone, by page, file,
// mail or error, may hold those alone that the rules show them.
import type { Rules } from './rules.ts'
import type { Row, Table, World } from './world.ts'

export type Word = {
  kind: 'title' | 'text' | 'number'
  /** The item it belongs to. */
  item: string
  shows: (rules: Rules) => boolean
}
export type Words = Map<string, Word[]>

// As chance.word() makes them, numbers of items, and names of rows.
const SPECIAL = new RegExp([
  '(?<![a-z])(?:[bdgklmnprtvz][aiou]){6}(?![a-z])', String.raw`EX-\d{4}-[0-9A-Z]{6}`,
  '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
].join('|'), 'g')

/** Every word of a world that is worth hiding. */
export function wordsOf(world: World): Words {
  const words: Words = new Map()
  const add = (word: string | null | undefined, one: Word) => {
    for (const [part] of word?.matchAll(SPECIAL) ?? []) {
      words.set(part, [...words.get(part) ?? [], one])
    }
  }
  const each = (table: Table, of: (row: Row) => (string | null)[], kind: Word['kind'] = 'text') => {
    for (const row of world.rows[table].values()) {
      const shows = (rules: Rules) => rules[table](row)
      for (const word of of(row)) add(word, { kind, item: row.item_id ?? row.id, shows })
    }
  }
  each('versions', ({ title }) => [title], 'title')
  each('versions', ({ body }) => body.indicators?.map(({ value }) => value) ?? [])
  each('parts', ({ content }) => [content.value])
  each('replies', ({ id, text }) => [id, text])
  each('sightings', ({ place }) => [place])
  each('attachments', ({ id, name }) => [id, name])
  each('onward_requests', ({ id, reason }) => [id, reason])
  each('publications', ({ texts }) => texts.map(({ title }) => title), 'title')
  addItems(world, add)
  return words
}

// A number, and where it leads, stay with whoever was told of it, has a receipt, or finds it in the
// public library; why something ended, with its readers and receipts.
function addItems(world: World, add: (word: string | null, one: Word) => void) {
  const { receipts, notices, publications } = world.rows
  const told = Map.groupBy(notices.values(), ({ about }) => about)
  const given = Map.groupBy(receipts.values(), ({ item_id }) => item_id)
  for (const item of world.items.values()) {
    const { id } = item
    const published = publications.get(id)
    const reads = (rules: Rules) => rules.items(item)
      || given.get(id)?.some((row) => rules.receipts(row)) === true
    const knows = (rules: Rules) => reads(rules)
      || told.get(id)?.some((row) => rules.notices(row)) === true
    add(item.ended_reason, { kind: 'text', item: id, shows: reads })
    add(id, { kind: 'number', item: id, shows: knows })
    add(String(item.number), { kind: 'number', item: id, shows: (rules) => knows(rules)
      || (published !== undefined && rules.publications(published)) })
  }
}

/** The words of a text that the rules do not show. */
export function spilled(text: string, words: Words, rules: Rules): string[] {
  return [...specialIn(text)].filter((word) => {
    const known = words.get(word)
    return known !== undefined && !known.some(({ shows }) => shows(rules))
  })
}

/** Every word of a text that could be one of them, once. */
export const specialIn = (text: string): Set<string> => new Set(text.match(SPECIAL))
