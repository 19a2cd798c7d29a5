// The life of an item: begun, written, checked, issued, updated, ended. Each action is done as the
// person; the policies and the guard of the table hold the same rules once more.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Person } from '../../../kernel/access/actor.ts'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { levelOf } from '../../../standards/tlp/tlp.ts'
import { insertEvent } from '../records/queries.ts'
import { type EventKind } from '../records/record.ts'
import {
  getVersion, insertVersion, listVersions, publishVersion, updateVersion,
} from '../versions/queries.ts'
import { blanksIn, type Body, missingIn, type Version } from '../versions/version.ts'
import { setWords } from '../words/queries.ts'
import { wordsOf } from '../words/word.ts'
import { listRecipients } from '../recipients/queries.ts'
import {
  becomes, canBeUpdated, type Department, isDraft, type Item, itemCan, type ItemKind,
  type Transition,
} from './item.ts'
import {
  type Frame, getItemToChange, insertDerivation, insertItem, updateFrame, updateStatus,
  wantsSecondPerson,
} from './queries.ts'

/** What stands in the way of issuing: names of fields, of steps, or a rule. */
export class Incomplete extends Error {
  readonly missing: string[]
  constructor(missing: string[]) {
    super('not complete')
    this.missing = missing
  }
}

/** Someone else saved meanwhile: nothing was overwritten. */
export class Overtaken extends Conflict {}

// Crockford's base 32: no I, L, O, U, so that it can be read aloud.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** "EX-2026-7KQ3M9": drawn, one of a thousand million a year. */
export function drawNumber(year: number): string {
  const drawn = [...randomBytes(6)].map((byte) => LETTERS[byte % 32]).join('')
  return `EX-${year}-${drawn}`
}

type Beginning = {
  kind: ItemKind, department: Department, owner: string, language: Language, now?: Date
  /** What a template begins with. */
  text?: Pick<Version, 'title' | 'summary' | 'body'>
}

/** Begins a draft of one of the actor's organizations. Returns its id. */
export async function beginItem(
  writer: Writer, actor: Person,
  { kind, department, owner, language, now = new Date(), text = emptyText }: Beginning,
): Promise<string> {
  const id = randomUUID()
  const number = drawNumber(now.getUTCFullYear())
  await insertItem(writer, { id, number, kind, department, owner, by: actor.id })
  await insertVersion(writer, {
    item: id, number: 1, language, ...text, organization: owner, by: actor.id, translated: false,
  })
  await insertEvent(writer, { item: id, kind: 'created', organization: owner, account: actor.id })
  await refreshWords(writer, id)
  return id
}

const emptyText = { title: '', summary: '', body: {} }

/**
 * Saves a text that is not published. Throws Overtaken when someone saved since `revision`, and
 * NotFound when it is not there or not the actor's.
 */
export async function saveText(
  writer: Writer, actor: Person, text: {
    item: string, number: number, language: Language, title: string, summary: string,
    body: Body, revision: number,
  },
): Promise<void> {
  await getVersion(writer, text)
  const isSaved = await updateVersion(writer, { ...text, by: actor.id })
  if (!isSaved) throw new Overtaken('saved meanwhile')
  await refreshWords(writer, text.item)
}

/** Changes marking, grading and clock. Throws Overtaken as saveText does. */
export async function changeFrame(
  writer: Writer, actor: Person, { item: id, ...frame }: Frame & { item: string, revision: number },
): Promise<void> {
  const item = await ownItem(writer, id)
  if (!await updateFrame(writer, id, frame)) throw new Overtaken('changed meanwhile')
  if (!isDraft(item) && item.tlp !== frame.tlp) {
    await note(writer, actor, {
      item, kind: 'marking-changed', detail: { from: item.tlp, to: frame.tlp },
    })
  }
  await refreshWords(writer, id)
}

/** Asks a second person of the organization to check. Throws Incomplete. */
export async function askForCheck(writer: Writer, actor: Person, id: string): Promise<void> {
  const item = await itemFor(writer, id, 'askForCheck')
  await mustBeComplete(writer, item)
  await updateStatus(writer, { item: id, status: becomes('askForCheck') })
  await note(writer, actor, { item, kind: 'check-asked' })
}

/** The second person gives it back to whoever wrote it. */
export async function refuseCheck(writer: Writer, actor: Person, id: string): Promise<void> {
  const item = await itemFor(writer, id, 'refuseCheck')
  await updateStatus(writer, { item: id, status: becomes('refuseCheck') })
  await note(writer, actor, { item, kind: 'check-refused' })
}

/**
 * Issues a draft: from now on its readers read it. Throws Incomplete, with `second-person` when
 * the organization wants one and the actor wrote it.
 */
export async function issueItem(writer: Writer, actor: Person, id: string): Promise<void> {
  const item = await itemFor(writer, id, 'issue')
  await mustBeComplete(writer, item)
  await mustBeSecond(writer, actor, { item, number: 1 })
  await updateStatus(writer, { item: id, status: becomes('issue'), version: 1 })
  await publishVersion(writer, { item: id, number: 1, by: actor.id })
  await note(writer, actor, { item, kind: 'issued', version: 1 })
  await refreshWords(writer, id)
}

/** Begins the next version with the texts of the current one. Returns its number. */
export async function beginUpdate(writer: Writer, actor: Person, id: string): Promise<number> {
  const item = await ownItem(writer, id)
  if (!canBeUpdated(item)) throw new NotFound()
  const number = item.currentVersion + 1
  const texts = (await listVersions(writer, id))
    .filter((one) => one.number === item.currentVersion && !one.translated)
  for (const { language, title, summary, body } of texts) {
    await insertVersion(writer, {
      item: id, number, language, title, summary, body, organization: item.owner.id,
      by: actor.id, translated: false,
    })
  }
  return number
}

/** Publishes the next version. Throws Incomplete, NotFound when there is none. */
export async function publishUpdate(writer: Writer, actor: Person, id: string): Promise<void> {
  const item = await ownItem(writer, id)
  const number = item.currentVersion + 1
  if (!canBeUpdated(item)) throw new NotFound()
  await mustBeComplete(writer, item)
  await mustBeSecond(writer, actor, { item, number })
  await updateStatus(writer, { item: id, status: item.status, version: number })
  await publishVersion(writer, { item: id, number, by: actor.id })
  await note(writer, actor, { item, kind: 'updated', version: number })
  await refreshWords(writer, id)
}

/** The matter is over; everyone who could read it still can. */
export async function closeItem(writer: Writer, actor: Person, id: string): Promise<void> {
  await end(writer, actor, { id, transition: 'close', kind: 'closed', reason: null })
}

/** It was wrong: readers still see it, marked so and with the reason. */
export async function withdrawItem(
  writer: Writer, actor: Person, { id, reason }: { id: string, reason: string },
): Promise<void> {
  await end(writer, actor, { id, transition: 'withdraw', kind: 'withdrawn', reason })
}

/** It went to the wrong readers: they keep a receipt and nothing else. */
export async function recallItem(
  writer: Writer, actor: Person, { id, reason }: { id: string, reason: string },
): Promise<void> {
  await end(writer, actor, { id, transition: 'recall', kind: 'recalled', reason })
}

/** A draft for a wider circle, begun with the texts of an item of one's own. Returns its id. */
export async function deriveItem(writer: Writer, actor: Person, id: string): Promise<string> {
  const item = await ownItem(writer, id)
  const texts = (await listVersions(writer, id)).filter((one) => isDraft(item)
    ? one.publishedAt === null : one.number === item.currentVersion)
  const made = randomUUID()
  const number = drawNumber(new Date().getUTCFullYear())
  await insertItem(writer, { ...item, id: made, number, owner: item.owner.id, by: actor.id })
  for (const { language, title, summary, body, translated } of texts) {
    await insertVersion(writer, {
      item: made, number: 1, language, title, summary, body: withoutStricter(body),
      organization: item.owner.id, by: actor.id, translated,
    })
  }
  await insertDerivation(writer, made, id)
  await note(writer, actor, { item, kind: 'derived', detail: { number } })
  await refreshWords(writer, made)
  return made
}

// A sanitized text begins without what was stricter than the whole.
const withoutStricter = ({ indicators, ...body }: Body): Body => indicators === undefined
  ? body : { ...body, indicators: indicators.filter(({ tlp }) => tlp === undefined) }

/** Brings the words by which an item is found to what it says now. */
export async function refreshWords(writer: Writer, id: string): Promise<void> {
  const item = await getItemToChange(writer, id)
  if (!item.isOwn) return
  const names = [...Object.values(item.owner.name), ...Object.values(item.owner.state ?? {})]
  const head = { number: item.number, level: levelOf(item.tlp), names }
  await setWords(writer, id, wordsOf(head, await listVersions(writer, id), item.currentVersion))
}

async function ownItem(writer: Writer, id: string): Promise<Item> {
  const item = await getItemToChange(writer, id)
  if (!item.isOwn) throw new NotFound()
  return item
}

async function itemFor(writer: Writer, id: string, transition: Transition): Promise<Item> {
  const item = await ownItem(writer, id)
  if (!itemCan(item, transition)) throw new Conflict(`cannot ${transition} what is ${item.status}`)
  return item
}

async function end(writer: Writer, actor: Person, { id, transition, kind, reason }: {
  id: string, transition: Transition, kind: EventKind, reason: string | null,
}): Promise<void> {
  const item = await itemFor(writer, id, transition)
  await updateStatus(writer, { item: id, status: becomes(transition), reason })
  await note(writer, actor, { item, kind, detail: reason === null ? {} : { reason } })
}

const note = (
  writer: Writer, actor: Person, { item, kind, detail = {}, version = null }: {
    item: Item, kind: EventKind, detail?: Record<string, string>, version?: number | null,
  },
) => insertEvent(writer, {
  item: item.id, kind, organization: item.owner.id, account: actor.id, version, detail,
})

/**
 * What an item lacks before it can go out: `language.field`, `language.field.blank` for one with
 * places of a template to fill in, `recipients`, `community`.
 */
export async function missingToIssue(writer: Writer, item: Item): Promise<string[]> {
  const texts = (await listVersions(writer, item.id))
    .filter(({ publishedAt, translated }) => publishedAt === null && !translated)
  return [
    ...(texts.length === 0 ? ['text'] : []),
    ...texts.flatMap((text) => missingOf(item, text)),
    ...await missingReaders(writer, item),
  ]
}

const missingOf = (item: Item, text: Version) => [
  ...missingIn(item.kind, text).map((field) => `${text.language}.${field}`),
  ...blanksIn(item.kind, text).map((field) => `${text.language}.${field}.blank`),
]

async function missingReaders(writer: Writer, item: Item): Promise<string[]> {
  if (item.tlp === 'clear') return []
  if (item.tlp === 'green') return item.community === null ? ['community'] : []
  const recipients = await listRecipients(writer, item.id)
  const effective = recipients.filter(({ person, why }) =>
    why === 'reader' && (item.tlp !== 'red' || person !== null))
  return effective.length === 0 ? ['recipients'] : []
}

async function mustBeComplete(writer: Writer, item: Item): Promise<void> {
  const missing = await missingToIssue(writer, item)
  if (missing.length > 0) throw new Incomplete(missing)
}

async function mustBeSecond(
  writer: Writer, actor: Person, { item, number }: { item: Item, number: number },
): Promise<void> {
  if (!await wantsSecondPerson(writer, item.owner.id)) return
  const texts = (await listVersions(writer, item.id)).filter((one) => one.number === number)
  const wrote = texts.some((one) => [one.createdBy, one.changedBy].includes(actor.id))
  if (wrote) throw new Incomplete(['second-person'])
}
