// What people try to write in the full world: what they may, which must go through, and what they
// may not, each past every wall but one.
import { type RawBuilder, sql } from 'kysely'
import type { Person } from '../../kernel/access/actor.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { insertAcknowledgement } from '../../modules/exchange/acknowledgements/queries.ts'
import {
  deleteAttachment, insertAttachments, listAttachments,
} from '../../modules/exchange/attachments/queries.ts'
import * as item from '../../modules/exchange/items/actions.ts'
import { deleteItem, getItem, setSecondPerson } from '../../modules/exchange/items/queries.ts'
import { propose, reviewProposal } from '../../modules/exchange/proposals/actions.ts'
import { askOnward, decideOnward } from '../../modules/exchange/recipients/actions.ts'
import { listOnwardRequests, setRecipients } from '../../modules/exchange/recipients/queries.ts'
import { insertReads } from '../../modules/exchange/records/queries.ts'
import { insertSighting } from '../../modules/exchange/sightings/queries.ts'
import { askTranslation, deliverTranslation } from '../../modules/exchange/translations/actions.ts'
import { deleteVersion, getVersion } from '../../modules/exchange/versions/queries.ts'
import { asPerson, clockwork, DESK } from './cast.ts'
import type { FullWorld } from './full-world.ts'
import { recordProbes } from './record-probes.ts'
import { count, unrefused, type WallProbe } from './wall-probe.ts'

/** All of them. */
export const wallProbes = (world: FullWorld): WallProbe[] => {
  const person = (index: number) => world.player(index).actor
  return [
    ...allowed(world).map(([index, name, does]): WallProbe => ({
      name, actor: person(index), may: true,
      does: (writer) => does(writer, person(index) as Person),
    })),
    ...triggered(world).map(([index, name, does]): WallProbe => ({
      name, actor: person(index), may: true,
      does: (writer) => does(writer, person(index) as Person),
    })),
    ...[...inserts(world), ...changes(world)].map(([index, name, statement]): WallProbe =>
      ({ name, actor: person(index), may: false, does: count(statement) })),
    ...bySystem(world), ...recordProbes(world),
  ]
}

type Allowed = [player: number, name: string,
  does: (writer: Writer, actor: Person) => Promise<unknown>]

function allowed({ items, organization }: FullWorld): Allowed[] {
  const o1 = organization(1)
  const text = { item: items.draft, number: 1, language: 'en' as const }
  return [
    [8, 'an administrator decides', async (writer) => {
      await setSecondPerson(writer, organization(4), false)
      const { rows } = await sql`select from exchange.preferences where not second_person`
        .execute(writer)
      return rows.length
    }],
    [1, 'saves a text with a stricter part', async (writer, actor) =>
      item.saveText(writer, actor, { ...await getVersion(writer, text), ...text })],
    [1, 'takes parts out', count(sql`delete from exchange.parts where item_id = ${items.draft}`)],
    [1, 'takes words out', count(sql`delete from exchange.search where item_id = ${items.draft}`)],
    [1, 'changes a marking', async (writer, actor) => item.changeFrame(writer, actor, {
      item: items.draft, tlp: 'green', pap: 'amber', reliability: null, credibility: null,
      community: null, acknowledgeBy: null, revision: (await getItem(writer, items.draft)).revision,
    })],
    [1, 'issues', (writer, actor) => item.issueItem(writer, actor, items.draft)],
    [8, 'issues as the second person', (writer, actor) =>
      item.issueItem(writer, actor, items.checked)],
    [1, 'discards', async (writer) => deleteItem(writer, items.draft)],
    [1, 'gives up a text', (writer) =>
      deleteVersion(writer, { ...text, item: items.strict, number: 2 })],
    [1, 'derives', (writer, actor) => item.deriveItem(writer, actor, items.red)],
    [1, 'adds a file', (writer, { id: addedBy }) => insertAttachments(writer, [{
      item: items.strict, number: 2, level: 1, name: 'a', mediaType: 'text/plain', sizeBytes: 1,
      sha256: 'a'.repeat(64), scan: 'waiting', addedBy,
    }])],
    [1, 'takes a file out', async (writer) => {
      const file = (await listAttachments(writer, items.strict)).find(({ number }) => number === 3)
      await deleteAttachment(writer, items.strict, file?.id ?? '')
    }],
    [1, 'decides about passing on', async (writer, actor) => {
      const [open] = (await listOnwardRequests(writer, items.passed))
        .filter(({ accepted }) => accepted === null)
      await decideOnward(writer, actor, { id: open?.id ?? '', accepted: true })
    }],
    [1, 'asks for a translation', (writer, actor) =>
      askTranslation(writer, actor, { item: items.passed, language: 'fr' })],
    [14, 'delivers a translation', (writer, actor) => deliverTranslation(writer, actor, {
      item: items.translated, number: 1, language: 'fr', desk: organization(DESK), title: 't',
      summary: 's', body: {},
    })],
    [1, 'proposes', (writer, actor) => propose(writer, actor, items.proposable)],
    [14, 'accepts a proposal', (writer, actor) =>
      reviewProposal(writer, actor, { item: items.proposed, accepted: true, reason: null })],
    [3, 'acknowledges', (writer, actor) => insertAcknowledgement(writer,
      { item: items.passed, organization: o1, account: actor.id, version: 1 })],
    [3, 'replies', (writer, actor) => count(sql`
      insert into exchange.replies (item_id, organization_id, account_id, text)
      values (${items.passed}, ${o1}, ${actor.id}, 'r')`)(writer)],
    [3, 'has seen it', (writer, actor) => insertSighting(writer, {
      item: items.passed, organization: o1, account: actor.id, seen: true, count: null,
      place: null, seenOn: null, private: false,
    })],
    [3, 'asks to pass on', (writer, actor) => askOnward(writer, actor, {
      item: items.translated, organization: o1, client: organization(5), reason: 'r',
    })],
    [3, 'opens', (writer) => insertReads(writer, [items.strict], 'page')],
  ]
}

/** What triggers do, seen by a person of the owner and of a recipient at once. */
function triggered({ items, organization }: FullWorld): Allowed[] {
  const entries = (of: RawBuilder<unknown>) => count(sql`select from exchange.readers where ${of}`)
  const give = (writer: Writer, actor: Person, places: number[]) => setRecipients(writer, {
    item: items.strict, by: actor.id,
    given: places.map((place) => ({ organization: organization(place) })),
  })
  return [
    [1, 'reads what was just begun', async (writer, actor) => {
      const id = await item.beginItem(writer, actor,
        { kind: 'alert', department: 'dsp', owner: organization(0), language: 'es' })
      return entries(sql`item_id = ${id}`)(writer)
    }],
    [3, 'owes nothing once it is acknowledged', async (writer, { id: account }) => {
      await insertAcknowledgement(writer,
        { item: items.passed, organization: organization(1), account, version: 1 })
      return entries(sql`item_id = ${items.passed} and acknowledged`)(writer)
    }],
    [1, 'sees a new marking at once', async (writer) => {
      await sql`update exchange.items set tlp = 'red' where id = ${items.strict}`.execute(writer)
      return entries(sql`item_id = ${items.strict} and tlp = 'red'`)(writer)
    }],
    [19, 'reads as a recipient at once', async (writer, actor) => {
      await sql`delete from exchange.recipients where item_id = ${items.passed}`.execute(writer)
      await sql`insert into exchange.recipients (item_id, organization_id, added_by)
        values (${items.passed}, ${organization(3)}, ${actor.id})`.execute(writer)
      return entries(sql`item_id = ${items.passed} and reader_id = ${organization(3)}`)(writer)
    }],
    [19, 'is out at once as a recipient', async (writer, actor) => {
      const { removed } = await give(writer, actor, [1])
      const left = await entries(
        sql`item_id = ${items.strict} and reader_id = ${organization(3)}`)(writer)
      return removed > 0 && left === 0 ? 1 : 0
    }],
    [1, 'takes what is no longer CLEAR out of the library', async (writer) => {
      await sql`update exchange.items set tlp = 'green' where id = ${items.published}`
        .execute(writer)
      const left = await count(
        sql`select from exchange.publications where item_id = ${items.published}`)(writer)
      return left === 0 ? 1 : 0
    }],
  ]
}

type Refused = [player: number, name: string, statement: RawBuilder<unknown>]

/** Rows that somebody adds to an item of others: 3 reads it, 9 does not. */
function inserts({ items, organization, player }: FullWorld): Refused[] {
  const [a1, a3, a9] = [1, 3, 9].map((index) => player(index).account)
  const [o1, o4] = [organization(1), organization(4)]
  const { strict } = items
  return [
    [3, 'adds an item of others', sql`insert into exchange.items
      (number, kind, department, owner_id, created_by, exercise)
      values ('EX-2026-000000', 'alert', 'dsp', ${organization(0)}, ${a3}, true)`],
    [3, 'adds a text', sql`insert into exchange.versions
      (item_id, number, language, organization_id, created_by, changed_by)
      values (${strict}, 3, 'en', ${o1}, ${a3}, ${a3})`],
    [3, 'adds a part', sql`insert into exchange.parts (item_id, number, language, level, content)
      values (${strict}, 2, 'en', 1, '{}')`],
    [3, 'adds a recipient', sql`insert into exchange.recipients
      (item_id, organization_id, added_by) values (${strict}, ${o4}, ${a3})`],
    [1, 'names a recipient of the other world', sql`insert into exchange.recipients
      (item_id, organization_id, added_by)
      values (${items.draft}, ${organization(8)}, ${player(1).account})`],
    [3, 'adds words', sql`insert into exchange.search (item_id, level, words, moment)
      values (${strict}, 3, 'x', now())`],
    [9, 'acknowledges', sql`insert into exchange.acknowledgements
      (item_id, organization_id, account_id, version) values (${strict}, ${o4}, ${a9}, 1)`],
    [9, 'replies', sql`insert into exchange.replies (item_id, organization_id, account_id, text)
      values (${strict}, ${o4}, ${a9}, 'r')`],
    [9, 'has seen it', sql`insert into exchange.sightings
      (item_id, organization_id, account_id, seen) values (${strict}, ${o4}, ${a9}, true)`],
    [3, 'adds a file', sql`insert into exchange.attachments
      (item_id, number, level, name, media_type, size_bytes, sha256, scan, added_by)
      values (${strict}, 3, 1, 'a', 't', 1, ${'a'.repeat(64)}, 'clean', ${a3})`],
    [1, 'adds a file that no room is left for', sql`
      with room as (select set_config('puente.file_room', '1000', true))
      insert into exchange.attachments
        (item_id, number, level, name, media_type, size_bytes, sha256, scan, added_by)
      select ${strict}, 3, 1, 'a', 't', 1001, ${'a'.repeat(64)}, 'clean', ${a1} from room`],
    [9, 'adds a file while it is checked', sql`insert into exchange.attachments
      (item_id, number, level, name, media_type, size_bytes, sha256, scan, added_by)
      values (${items.checked}, 1, 5, 'a', 't', 1, ${'a'.repeat(64)}, 'clean', ${a9})`],
    [9, 'asks to pass on', sql`insert into exchange.onward_requests
      (item_id, organization_id, client_id, reason, asked_by)
      values (${items.translated}, ${organization(5)}, ${o4}, 'r', ${a9})`],
    [3, 'links', sql`insert into exchange.derivations values (${items.passed}, ${strict})`],
    [3, 'asks for a translation', sql`insert into exchange.translation_requests
      (item_id, number, language, desk_id, asked_by)
      values (${strict}, 1, 'es', ${organization(DESK)}, ${a3})`],
    [3, 'proposes', sql`insert into exchange.proposals (item_id, proposed_by)
      values (${items.proposable}, ${a3})`],
    [3, 'publishes', sql`insert into exchange.publications
      (item_id, number, kind, department, owner_name, texts, issued_on, exercise)
      select id, number, kind, department, '{"en":"a","es":"a","pt":"a","fr":"a"}', '[]', now(), true
      from exchange.items where id = ${items.proposed}`],
    [3, 'adds to its life', sql`insert into exchange.events
      (item_id, kind, organization_id, account_id) values (${strict}, 'issued', ${o1}, ${a3})`],
    [1, 'announces what another did', sql`insert into exchange.announcements (event_id)
      select id from exchange.events where item_id = ${items.proposed} and kind = 'proposed'`],
    [9, 'notes a reading', sql`insert into exchange.reads
      (item_id, version, way, account_id, organization_id)
      values (${strict}, 1, 'page', ${a9}, ${o4})`],
    [3, 'decides for the administrator', sql`insert into exchange.preferences values (${o1}, true)`],
  ]
}

/** Rows that somebody changes or takes out, though they are not theirs to change. */
function changes({ items, organization, player }: FullWorld): Refused[] {
  const { strict } = items
  const [a0, a1, a3, a14] = [0, 1, 3, 14].map((index) => player(index).account)
  const program = 22
  return [
    [3, 'changes an item', sql`update exchange.items set pap = 'green' where id = ${strict}`],
    [3, 'discards a draft', sql`delete from exchange.items where id = ${strict}`],
    [1, 'shares with the other world', sql`update exchange.items
      set community_id = (select id from directory.communities where not exercise
        and code like 'c-%' limit 1) where id = ${items.draft}`],
    [1, 'gives an item away', sql`update exchange.items set owner_id = ${organization(1)}
      where id = ${items.draft}`],
    [9, 'issues without a second person', sql`update exchange.items
      set status = 'issued', issued_at = now(), published_at = now(), current_version = 1
      where id = ${items.checked}`],
    [3, 'changes what is published', sql`update exchange.versions
      set summary = 'x', changed_by = ${a3} where item_id = ${strict}`],
    [1, 'writes in the name of another', sql`update exchange.versions
      set summary = 'x', changed_by = ${a0} where item_id = ${strict} and number = 2`],
    [1, 'moves a text', sql`update exchange.versions set number = 9, changed_by = ${a1}
      where item_id = ${items.translated} and published_at is null`],
    [3, 'takes a text out', sql`delete from exchange.versions where item_id = ${strict}`],
    [3, 'takes parts out', sql`delete from exchange.parts where item_id = ${strict}`],
    [3, 'takes a recipient out', sql`delete from exchange.recipients where item_id = ${strict}`],
    [3, 'takes words out', sql`delete from exchange.search where item_id = ${strict}`],
    [3, 'takes files out', sql`delete from exchange.attachments where item_id = ${strict}`],
    [9, 'takes files out while it is checked',
      sql`delete from exchange.attachments where item_id = ${items.checked}`],
    [3, 'answers its own request', sql`update exchange.onward_requests
      set accepted = true, decided_by = ${a3}, decided_at = now() where accepted is null`],
    [1, 'answers in the name of another', sql`update exchange.onward_requests
      set accepted = true, decided_by = ${a0}, decided_at = now() where accepted is null`],
    [1, 'turns a request around', sql`update exchange.onward_requests
      set client_id = ${organization(6)}, accepted = true, decided_by = ${a1}, decided_at = now()
      where accepted is null`],
    [program, 'takes a translation', sql`update exchange.translation_requests
      set status = 'refused'`],
    [14, 'translates another language', sql`update exchange.translation_requests
      set language = 'es' where status = 'asked'`],
    [1, 'accepts its own proposal', sql`update exchange.proposals
      set accepted = true, decided_by = ${a1}, decided_at = now() where accepted is null`],
    [14, 'reviews in the name of another', sql`update exchange.proposals
      set accepted = true, decided_by = ${player(15).account}, decided_at = now()
      where accepted is null`],
    [14, 'changes who proposed', sql`update exchange.proposals
      set proposed_by = ${a1}, accepted = true, decided_by = ${a14}, decided_at = now()
      where accepted is null`],
  ]
}

/** Whether the salt of an item goes with what is done to it. */
const forgets = (item: string, done: RawBuilder<unknown>) => async (writer: Writer) => {
  const salts = count(sql`select from audit.salts where thing = ${item}`)
  const before = await salts(writer)
  await sql`${done} where id = ${item}`.execute(writer)
  return before - await salts(writer)
}

function bySystem({ items, organization, player }: FullWorld): WallProbe[] {
  const system = { actor: clockwork }
  const unsigned = { actor: asPerson(player(1).account ?? '', false), may: false }
  return [
    { ...system, may: true, name: 'notes an event', does: count(sql`insert into exchange.events
      (item_id, kind, organization_id, account_id)
      values (${items.strict}, 'closed', ${organization(0)}, ${player(1).account})`) },
    { ...system, may: true, name: 'notes a reading', does: count(sql`insert into exchange.reads
      (item_id, version, way, account_id, organization_id)
      values (${items.strict}, 1, 'export', ${player(3).account}, ${organization(1)})`) },
    { ...system, may: true, name: 'sees all readers', does: count(sql`
      select from exchange.readers where level = 6`) },
    { ...system, may: true, name: 'changes a recipient, and the readers follow',
      does: async (writer) => {
        await sql`update exchange.recipients set organization_id = ${organization(5)}
          where item_id = ${items.strict} and organization_id = ${organization(1)}`.execute(writer)
        return count(sql`select from exchange.readers
          where item_id = ${items.strict} and reader_id = ${organization(5)}`)(writer)
      } },
    { ...system, may: true, name: 'recalls, and nothing recorded can be tried out',
      does: forgets(items.strict, sql`update exchange.items
        set status = 'recalled', ended_at = now(), ended_reason = 'r'`) },
    { ...system, may: true, name: 'discards, and nothing recorded can be tried out',
      does: forgets(items.draft, sql`delete from exchange.items`) },
    { ...system, may: true, name: 'takes out of the library', does: count(sql`
      update exchange.publications set withdrawn_at = now()`) },
    { ...system, may: false, name: 'rewrites what happened', does: unrefused(sql`
      update exchange.events set kind = kind`) },
    { ...system, may: false, name: 'forgets who read', does: unrefused(sql`
      delete from exchange.reads`) },
    { ...unsigned, name: 'recalls without having signed in once more', does: count(sql`
      update exchange.items set status = 'recalled', ended_at = now(), ended_reason = 'r'
      where id = ${items.strict}`) },
    { ...unsigned, name: 'names a reader without having signed in once more', does: count(sql`
      insert into exchange.recipients (item_id, organization_id, added_by)
      values (${items.strict}, ${organization(5)}, ${player(1).account})`) },
  ]
}
