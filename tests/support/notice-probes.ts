// The clock tells people of what happened and makes mails of it: nobody is told of what they may
// not read, whoever reads what was issued is told, and no mail holds more than it may.
import { sql } from 'kysely'
import type { Reader } from '../../kernel/database/transaction.ts'
import { planMails } from '../../kernel/notices/plan.ts'
import { mailMeans } from '../../app/workspace/notices/means.ts'
import { noticeTypes, tellReaders } from '../../modules/exchange/exchange.ts'
import { type Cast, clockwork, type Player } from './cast.ts'
import type { Chance } from './chance.ts'
import { comparing, type Report } from './probes.ts'
import { rulesFor } from './rules.ts'
import type { Stage } from './stage.ts'
import { spilled, specialIn, type Words, wordsOf } from './words-of-world.ts'
import { readWorld, type World } from './world.ts'

export type Telling = { world: World, cast: Cast, chance: Chance, report: Report }

const HOUR_MS = 3_600_000
// Now, and when an acknowledgement is due, late, and missed by those who were asked next.
const HOURS = [0, 0, 0, 12, 30, 55, 80, 110]
// Every digest has left by then, the weekly one too.
const DAYS_TO_MAIL = 8
const means = mailMeans({ origin: 'http://puente.test', platform: 'Puente' })

type Notice = { account: string, about: string, type: string }
type Mail = { account: string, text: string }

/** The clock tells everything it has to tell, and makes mails of it. */
export async function tellEveryone(stage: Stage): Promise<void> {
  await tellReaders(stage.database, new Date())
  await planMails(stage.database, new Date(Date.now() + 24 * DAYS_TO_MAIL * HOUR_MS), means)
}

/** The same at some hour, with a look at who is told what; for good. */
export async function tell(stage: Stage, telling: Telling): Promise<void> {
  const now = Date.now() + HOUR_MS * (telling.chance.pick(HOURS) ?? 0)
  const known = telling.world
  await tellReaders(stage.database, new Date(now))
  compareTold(telling, await stage.ask(clockwork, (reader) => newNotices(reader, known)))
  await planMails(stage.database, new Date(now + 24 * DAYS_TO_MAIL * HOUR_MS), means)
  const mails = await stage.ask(clockwork, (reader) => newMails(reader, known))
  // What the clock did belongs to the world by now: who was told of an item knows its number.
  const world = await stage.ask(clockwork, (reader) => readWorld(reader, known))
  compareMails({ ...telling, world }, mails)
}

const newNotices = async (reader: Reader, { rows }: World) => (await sql<Notice>`
  select account_id as account, about, type from notices.notices
  where id <> all (${[...rows.notices.keys()]}::uuid[])
    and type = any (${[...noticeTypes]}::text[])`.execute(reader)).rows

const newMails = async (reader: Reader, { rows }: World) => (await sql<Mail>`
  select account_id as account, concat_ws(' ', subject, body, html) as text from notices.mails
  where id <> all (${[...rows.mails.keys()]}::uuid[])`.execute(reader)).rows

function compareTold({ world, cast, report }: Telling, notices: Notice[]) {
  for (const player of cast.players) {
    if (player.account === null) continue
    const told = notices.filter(({ account }) => account === player.account)
    const rules = rulesFor(world, player)
    const receipts = [...world.rows.receipts.values()].filter((row) => rules.receipts(row))
    const mayKnow = ({ about }: Notice) => rules.level(about) > 0
      || receipts.some(({ item_id }) => item_id === about)
    comparing(report, player.name)('who is told', {
      seen: told.filter((one) => !mayKnow(one)).map(({ type, about }) => `${type} of ${about}`),
      expected: [], of: told.length,
    })
    comparing(report, player.name)('who is told of what is issued', {
      seen: told.filter(({ type }) => type === 'item-issued').map(({ about }) => about)
        .filter((item) => isReader(rules.level(item))),
      expected: issuedFor(world, player).filter((item) => isReader(rules.level(item))),
    })
  }
}

// What everyone may read (level 1) is told to contacts alone, and the owner's people (6) know.
const isReader = (level: number) => level > 1 && level < 6

/** What was issued and not told yet, but what the player issued. */
function issuedFor({ rows }: World, { account }: Player): string[] {
  const waiting = [...rows.announcements.values()].filter(({ told_at }) => told_at === null)
    .toSorted((one, other) => one.event_id - other.event_id).slice(0, 20)
  return waiting.map(({ event_id }) => rows.events.get(String(event_id)))
    .flatMap((event) => event?.kind === 'issued' && event.account_id !== account
      ? [event.item_id] : [])
}

function compareMails({ world, cast, report }: Telling, mails: Mail[]) {
  const words = wordsOf(world)
  for (const { account, text } of mails) {
    const player = cast.players.find((one) => one.account === account)
    if (!player) continue
    const rules = rulesFor(world, player)
    const compare = comparing(report, player.name)
    compare('words of a mail', { seen: spilled(text, words, rules), expected: [] })
    compare('titles of a mail', { seen: restrictedIn(text, words, world), expected: [] })
  }
}

/** Words of items that no mail may hold: all but numbers, and titles of GREEN and CLEAR. */
const restrictedIn = (text: string, words: Words, { items }: World): string[] =>
  [...specialIn(text)].filter((word) => {
    const known = words.get(word)
    return known !== undefined && !known.some(({ kind, item }) => kind === 'number'
      || (kind === 'title' && ['clear', 'green'].includes(items.get(item)?.tlp ?? '')))
  })
