// Random people, programs and visitors ask over HTTP: what is not theirs answers as what never was,
// byte by byte and statement by statement; lists, files and the interface hold what the rules show
// them; and no answer at all, errors included, holds a word of anything else.
import { randomUUID } from 'node:crypto'
import type { Language } from '../../kernel/i18n/languages.ts'
import { languages } from '../../kernel/i18n/languages.ts'
import { boxes } from '../../modules/exchange/inbox/inbox.ts'
import { type Ids, type Make, pageOf, publicAddresses, readingOf, writingOf } from './addresses.ts'
import { type Compare, comparing, inBox, type Probing } from './probes.ts'
import type { Stage } from './stage.ts'
import type { Answer, Asked, StagedSite } from './staged-site.ts'
import { spilled, specialIn, type Words } from './words-of-world.ts'
import type { Row } from './world.ts'

export type WebProbing = Probing & { stage: Stage, site: StagedSite, words: Words }
type Door = WebProbing & {
  compare: Compare
  language: Language
  /** Asks, and looks at every word of the answer; those of the address are shown back. */
  ask: (asked: Asked) => Promise<Answer>
}

const HIDDEN_AT_ONCE = 3

/** Asks some of everything as a player; undone afterwards. */
export function probeWeb(probing: WebProbing): Promise<void> {
  const { stage, player } = probing
  return stage.tryOut(async () => {
    const door = openDoor(probing)
    if (player.name === 'a visitor') await probePublic(door)
    else await (player.program ? probeProgram(door) : probePerson(door))
    await probeFile(door)
    await probeHidden(door)
  })
}

function openDoor(probing: WebProbing): Door {
  const { stage, site, player, report, rules, words, chance } = probing
  const compare = comparing(report, player.name)
  const ask: Door['ask'] = async (asked) => {
    const { address } = asked
    const answer = await site.ask(stage, player, asked)
    const text = `${JSON.stringify(answer.headers)} ${answer.text}`
    const given = specialIn(address)
    const seen = spilled(text, words, rules).filter((word) => !given.has(word))
    compare(`words of ${address} (${answer.status})`, { seen, expected: [] })
    compare(`no bug at ${address}`, { seen: ['no'], expected: answer.status === 500 ? [] : ['no'] })
    return answer
  }
  return { ...probing, compare, ask, language: chance.pick(languages) ?? 'en' }
}

/** Some addresses of an item that is not the player's, and the same of one that never was. */
async function probeHidden(door: Door) {
  const { world, rules, chance } = door
  const hidden = chance.pick([...world.items.values()].filter((item) =>
    rules.level(item.id) === 0 && !hasReceipt(door, item)))
  if (!hidden) return
  const files = [...world.rows.attachments.values()].filter(({ item_id }) => item_id === hidden.id)
  const file = chance.pick(files)?.id ?? randomUUID()
  const ids = { item: hidden.id, file }
  const all = [...readingOf(door), ...writingOf(door)]
  for (let count = 0; count < HIDDEN_AT_ONCE; count += 1) {
    const make = chance.pick(all)
    const none = { item: randomUUID(), file: randomUUID() }
    if (make) await compareWithNone(door, make, { ids, none })
  }
  // An address with what is no id in it: whoever guesses gets no help.
  await door.ask(readingOf(door)[0]({ item: String(hidden.number), file }))
}

async function compareWithNone(
  door: Door, make: Make, { ids, none }: { ids: Ids, none: Ids },
) {
  const asked = make(ids)
  const there = await door.ask(asked)
  const never = await door.ask(make(none))
  door.compare(`not yours as never was: ${asked.address}`, {
    seen: differences(plain(there, ids), plain(never, none)), expected: [],
  })
}

/** An answer without what differs with every request, or is the address that was asked for. */
function plain({ status, headers, text, statements }: Answer, { item, file }: Ids) {
  const request = headers['x-request-id'] ?? ''
  const tidy = (words: string) => words.replaceAll(item, 'ITEM').replaceAll(file, 'FILE')
    .replaceAll(request, 'REQUEST').replaceAll(/name="once" value="[^"]*"/g, 'ONCE')
    .replaceAll(/\bdur=[\d.]+/g, 'TIME').replace(/^W\/"[\w-]{22}"$/, 'TAG')
  const { date: _, ...kept } = headers
  return {
    status: String(status), text: tidy(text), statements: tidy(statements.join('\n')),
    headers: tidyEntries(kept, tidy),
  }
}

const tidyEntries = (headers: Record<string, string>, tidy: (text: string) => string) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${tidy(value)}`).toSorted().join('\n')

function differences(there: Record<string, string>, never: Record<string, string>): string[] {
  return Object.keys(there).filter((part) => there[part] !== never[part])
    .map((part) => `${part}: ${firstDifference(there[part] ?? '', never[part] ?? '')}`)
}

function firstDifference(there: string, never: string): string {
  const at = [...there].findIndex((letter, index) => letter !== never[index])
  const from = Math.max(0, (at < 0 ? there.length : at) - 40)
  return `"${there.slice(from, from + 120)}" and "${never.slice(from, from + 120)}"`
}

const hasReceipt = ({ world, rules }: Door, { id }: Row) =>
  [...world.rows.receipts.values()].some((row) => row.item_id === id && rules.receipts(row))

/** A file, by the rules alone; of an item that shows, one that does not show never was. */
async function probeFile(door: Door) {
  const { world, rules, chance, player, compare } = door
  const file = chance.pick([...world.rows.attachments.values()])
  if (!file || player.account === null) return
  const make = pageOf(door.site, 'attachment', door.language)
  const ids = { item: file.item_id, file: file.id }
  const { status } = await door.ask(make(ids))
  const isGiven = rules.attachments(file) && /^(clean|not-scanned)$/.test(file.scan)
  compare('a file over HTTP', {
    seen: status === 404 ? [] : [`${file.id} ${status}`],
    expected: isGiven ? [`${file.id} 200`] : [],
  })
  if (rules.attachments(file)) return
  await compareWithNone(door, make, { ids, none: { ...ids, file: randomUUID() } })
}

async function probePerson(door: Door) {
  const { world, chance, compare, language } = door
  const box = chance.pick(boxes) ?? 'inbox'
  const inbox = { en: 'exchange', es: 'intercambio', pt: 'intercambio', fr: 'echange' }[language]
  const list = await door.ask({ address: `/${language}/w/${inbox}?box=${box}` })
  const fitting = inBox(box, door).map(({ id }) => id)
  if (fitting.length <= 25) {
    compare('page of a box', {
      seen: [...new Set([...list.text.matchAll(
        /href="[^"]*(?:\/|item=)([0-9a-f-]{36})(?=["?/&#])/g)]
        .map(([, id = '']) => id))],
      expected: fitting, of: world.items.size,
    })
  }
  const exported = await door.ask({ address: `/${language}/w/${inbox}.csv?box=${box}` })
  compare('export of a box', {
    seen: exported.text.match(/^EX-[\w-]+/gm) ?? [],
    expected: box === 'drafts' ? [] : inBox(box, door).map(({ number }) => String(number)),
    of: world.items.size,
  })
  const title = chance.pick([...world.rows.versions.values()])?.title ?? ''
  await door.ask({ address: `/${language}/w/${inbox}?box=everything&q=${title}` })
  const others = ['', '/desk/exchange', '/exchange/preferences', '/communities', '/desk']
  for (const one of [chance.pick(others), '/notifications']) {
    await door.ask({ address: `/en/w${one}` })
  }
  // Last: what is opened is unread no more.
  await probeItemPages(door)
}

/** An item that shows: its page, one more of its pages, and one of its forms. */
async function probeItemPages(door: Door) {
  const { world, rules, chance, compare } = door
  const item = chance.pick([...world.items.values()].filter(({ id }) => rules.level(id) > 0))
  if (!item) return
  const [page, ...others] = readingOf(door)
  const ids = { item: item.id, file: randomUUID() }
  const { status, text } = await door.ask(page(ids))
  compare('page of an item', {
    seen: [String(status), ...text.includes(String(item.number)) ? ['number'] : []],
    expected: ['200', 'number'],
  })
  const [other, writing] = [chance.pick(others), chance.pick(writingOf(door))]
  if (other) await door.ask(other(ids))
  if (writing) await door.stage.tryOut(() => door.ask(writing(ids)))
}

type Listed = { items: { id: string, title: string }[], total: number }

async function probeProgram(door: Door) {
  const { world, rules, chance, compare } = door
  const box = chance.pick(['inbox', 'sent'] as const) ?? 'inbox'
  const { text } = await door.ask({ address: `/api/v1/exchange/items?box=${box}` })
  const found: Listed = JSON.parse(text)
  const fitting = inBox(box, door).map(({ id }) => id)
  if (fitting.length <= 25) {
    compare('list of the interface',
      { seen: found.items.map(({ id }) => id), expected: fitting, of: world.items.size })
  }
  compare('total of the interface', { seen: [String(found.total)], expected: [`${fitting.length}`] })
  for (const item of chance.some([...world.items.values()], 0.2)) {
    const { status } = await door.ask({ address: `/api/v1/exchange/items/${item.id}` })
    compare('item of the interface', {
      seen: status === 200 ? [item.id] : [`${status}`],
      expected: rules.level(item.id) > 0 ? [item.id] : ['404'],
    })
  }
}

/** Everything that is for everyone: of the exchange it holds what is published, and no more. */
async function probePublic(door: Door) {
  const { world, rules, chance, compare } = door
  const words = [...world.rows.versions.values()].map(({ title }) => title)
  for (const asked of chance.some(publicAddresses(door, chance.pick(words) ?? ''), 0.05)) {
    await door.ask(asked)
  }
  const { text } = await door.ask({ address: `/en/practices-and-typologies?at=${randomUUID()}` })
  const published = [...world.rows.publications.values()].filter(rules.publications)
  const numberOf = ({ item_id }: Row) => String(world.items.get(item_id)?.number)
  compare('practices that everyone reads', {
    seen: text.match(/EX-\d{4}-[0-9A-Z]{6}/g) ?? [], expected: published.map(numberOf),
    of: world.items.size,
  })
  for (const item of chance.some([...world.items.values()], 0.1)) {
    const { status } = await door.ask(
      { address: `/en/practices-and-typologies/${item.number}?at=${randomUUID()}` })
    compare('practice that everyone reads', {
      seen: [`${status}`],
      expected: published.some(({ item_id }) => item_id === item.id) ? ['200'] : ['404'],
    })
  }
}
