// What bench/exchange.ts asks, as random people, through the functions that the pages call.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type pg from 'pg'
import { type Person, person } from '../kernel/access/actor.ts'
import type { Database } from '../kernel/database/database.ts'
import { NotFound } from '../kernel/http/problem.ts'
import { read, type Reader, write, type Writer } from '../kernel/database/transaction.ts'
import type { InboxAsk } from '../modules/exchange/inbox/inbox.ts'
import { countBoxes, listItems } from '../modules/exchange/inbox/queries.ts'
import {
  beginItem, changeFrame, issueItem, saveText,
} from '../modules/exchange/items/actions.ts'
import { loadItem } from '../modules/exchange/items/loaded.tsx'
import { getItem } from '../modules/exchange/items/queries.ts'
import { changeRecipients } from '../modules/exchange/recipients/actions.ts'
import { splitWords, stemWord } from '../kernel/search/analyzer.ts'
import { translationsOf } from '../kernel/search/lexicon.ts'
import { loadLexicon } from '../kernel/search/lexicon-files.ts'
import { searchQuery } from '../modules/exchange/words/word.ts'
import { benchId, COMMUNITIES, ORGANIZATIONS, PEOPLE_EACH } from './exchange-people.ts'

const lexicon = loadLexicon({ termsDir: path.join(import.meta.dirname, '../content/terms') })
const translate = (word: string) => translationsOf(lexicon, word, 5)

/** Something asked of a database; returns how many rows came, for comparing. */
export type Question = { name: string, actor: Person, ask: (reader: Reader) => Promise<unknown> }

const filters: [name: string, ask: Partial<InboxAsk>][] = [
  ['inbox', {}], ['page 20', { page: 20 }], ['TLP:AMBER', { tlp: 'amber' }],
  ['TLP:RED', { tlp: 'red' }], ['TLP:CLEAR', { tlp: 'clear' }],
  ['questions', { kind: 'question' }], ['red alerts', { kind: 'alert', tlp: 'red' }],
  ['a community', { community: '' }], ['a community, strict', { community: '', tlp: 'amber' }],
  ['to acknowledge', { box: 'needs-action' }], ['unread', { box: 'unread' }],
  ['unread questions', { box: 'unread', kind: 'question' }], ['sent', { box: 'sent' }],
  ['drafts', { box: 'drafts' }],
]

export const actorOf = (account: number): Person =>
  person(benchId('account', account), 'bench', { session: 'bench', steppedUp: true })

/** Different people in every round, the same in every run. */
export const accountAt = (round: number): number =>
  (round * 7919 + 13) % (ORGANIZATIONS * PEOPLE_EACH)

/** The inbox with every filter, as one person. */
export function inboxQuestions(account: number): Question[] {
  const actor = actorOf(account)
  return filters.map(([name, ask]) => ({
    name, actor,
    ask: (reader) => listItems(reader, {
      box: 'inbox', page: 1, language: 'es', ...ask,
      ...(ask.community === '' && { community: benchId('community', account % COMMUNITIES) }),
    }),
  }))
}

export const countQuestion = (account: number): Question =>
  ({ name: 'counts', actor: actorOf(account), ask: countBoxes })

/** The page of one of the items of someone's inbox. */
export async function itemQuestion(database: Database, account: number): Promise<Question> {
  const actor = actorOf(account)
  const { items } = await read(database, actor, (reader) =>
    listItems(reader, { box: 'inbox', page: 1 + account % 20, language: 'es' }))
  const id = items[account % Math.max(items.length, 1)]?.id ?? randomUUID()
  return {
    name: 'item', actor,
    ask: (reader) => loadItem(
      { reader, values: { id }, query: new URLSearchParams(), language: 'es', actor }),
  }
}

/** The page of an item that is not the person's to read, and of one that never was. */
export async function hiddenQuestions(pool: pg.Pool, account: number): Promise<Question[]> {
  const actor = actorOf(account)
  const { rows } = await pool.query(`
    select d.id from bench.drawn d tablesample system (1)
    where d.tlp = 'red' and d.owner <> $1 limit 20`, [Math.floor(account / PEOPLE_EACH)])
  const open = (name: string, id: string): Question => ({
    name, actor,
    ask: (reader) => loadItem(
      { reader, values: { id }, query: new URLSearchParams(), language: 'es', actor })
      .catch((error: unknown) => { if (!(error instanceof NotFound)) throw error }),
  })
  return rows.flatMap(({ id }) => [
    open('an item that is not yours', id), open('an item that never was', randomUUID()),
  ])
}

/** Searches for words of real sentences: one, two, three; a rare one; one that is not there. */
export async function searchQuestions(pool: pg.Pool, account: number): Promise<Question[]> {
  const { rows } = await pool.query(
    'select language, text from bench.texts where id = $1', [account * 3])
  const words = [...new Set(splitWords(rows[0]?.text ?? ''))]
    .filter((word) => stemWord(word, rows[0].language) !== '')
  const pick = (count: number) => words.slice(account % 20, account % 20 + count).join(' ')
  const actor = actorOf(account)
  return ([
    ['one word', { words: pick(1) }], ['two words', { words: pick(2) }],
    ['three words', { words: pick(3) }], ['one word, everything', { words: pick(1), box: 'everything' }],
    ['rare', { words: `rare${account}` }],
    ['nowhere', { words: `nowhere${account}` }],
    ['one word, unread', { words: pick(1), box: 'unread' }],
    ['one word, TLP:RED', { words: pick(1), tlp: 'red' }],
  ] satisfies [string, Partial<InboxAsk>][]).map(([name, { words: text, ...ask }]) => ({
    name, actor,
    ask: (reader) => listItems(reader, {
      box: 'inbox', page: 1, language: 'es', ...ask,
      words: searchQuery(text, translate) ?? "'nothing'",
    }),
  }))
}

/** Writes a draft to 200 organizations and issues it. Returns the milliseconds of the issuing. */
export async function issueOnce(
  database: Database, account: number,
): Promise<{ naming: number, issuing: number }> {
  const number = account - account % PEOPLE_EACH
  const actor = actorOf(number)
  const owner = benchId('organization', number / PEOPLE_EACH)
  const id = await write(database, actor, (writer) => prepareDraft(writer, actor, owner))
  const given = Array.from({ length: 200 }, (_, at) =>
    ({ organization: benchId('organization', (number / PEOPLE_EACH + 1 + at) % ORGANIZATIONS) }))
  const begun = performance.now()
  await write(database, actor, (writer) => changeRecipients(writer, actor, { item: id, given }))
  const named = performance.now()
  await write(database, actor, (writer) => issueItem(writer, actor, id))
  return { naming: named - begun, issuing: performance.now() - named }
}

async function prepareDraft(writer: Writer, actor: Person, owner: string): Promise<string> {
  const id = await beginItem(writer, actor,
    { kind: 'question', department: 'dsp', owner, language: 'es' })
  const text = 'Se observa un aumento de envíos ocultos en contenedores refrigerados. '.repeat(10)
  await saveText(writer, actor, {
    item: id, number: 1, language: 'es', title: 'Contenedores', summary: text.slice(0, 300),
    body: { text, answerBy: '2027-01-31' }, revision: 1,
  })
  const { revision } = await getItem(writer, id)
  await changeFrame(writer, actor, {
    item: id, tlp: 'amber', pap: 'amber', reliability: 'B', credibility: '2', community: null,
    acknowledgeBy: new Date(Date.now() + 86_400_000), revision,
  })
  return id
}
