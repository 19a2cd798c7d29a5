// One small world in which there is something of everything, so that every wall has something to
// hold: for the probes of walls that were broken on purpose.
import { sql } from 'kysely'
import { addEvent } from '../../kernel/access/event-queries.ts'
import type { Person } from '../../kernel/access/actor.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { setChoices, setHours } from '../../kernel/notices/choice-queries.ts'
import { insertAcknowledgement } from '../../modules/exchange/acknowledgements/queries.ts'
import { insertAttachments } from '../../modules/exchange/attachments/queries.ts'
import {
  askForCheck, beginItem, beginUpdate, changeFrame, closeItem, deriveItem, issueItem, recallItem,
  saveText, withdrawItem,
} from '../../modules/exchange/items/actions.ts'
import { getItem, setSecondPerson } from '../../modules/exchange/items/queries.ts'
import { propose, reviewProposal } from '../../modules/exchange/proposals/actions.ts'
import {
  askOnward, changeRecipients, decideOnward,
} from '../../modules/exchange/recipients/actions.ts'
import { listOnwardRequests } from '../../modules/exchange/recipients/queries.ts'
import { insertReads } from '../../modules/exchange/records/queries.ts'
import { insertReply } from '../../modules/exchange/replies/queries.ts'
import { insertSighting } from '../../modules/exchange/sightings/queries.ts'
import { askTranslation, deliverTranslation } from '../../modules/exchange/translations/actions.ts'
import { insertView } from '../../modules/exchange/views/queries.ts'
import type { Tlp } from '../../standards/tlp/tlp.ts'
import { type Cast, clockwork, DESK, hireCast, type Player } from './cast.ts'
import { tellEveryone } from './notice-probes.ts'
import type { Stage } from './stage.ts'

export type Names = 'strict' | 'red' | 'green' | 'published' | 'proposed' | 'proposable' | 'seen'
  | 'passed' | 'translated' | 'draft' | 'checked' | 'recalled' | 'real'
export type FullWorld = {
  cast: Cast
  /** The ids of its items. */
  items: Record<Names, string>
  player: (index: number) => Player
  organization: (index: number) => string
  /** Does something as the person of that index. */
  act: <T>(index: number, work: (writer: Writer, actor: Person) => Promise<T>) => Promise<T>
}

type Wanted = {
  by: number, owner?: number, kind?: 'alert' | 'typology' | 'practice', tlp: Tlp
  community?: number, to?: number[], named?: [player: number, organization: number][]
  issue?: boolean
}

/** Plays until everything is there. Person 1 works for organization 0, person 3 for 1, … */
export async function playFullWorld(stage: Stage): Promise<FullWorld> {
  const cast = await stage.act(clockwork, (writer) => hireCast(writer, 'V'))
  const player = (index: number) => cast.players[index] as Player
  const organization = (index: number) => cast.organizations[index] as string
  const act: FullWorld['act'] = (index, work) => stage.act(player(index).actor,
    (writer) => work(writer, player(index).actor as Person))
  const make = (wanted: Wanted) => act(wanted.by, async (writer, actor) => {
    const { owner = 0, kind = 'alert', tlp, to = [], named = [] } = wanted
    const id = await beginItem(writer, actor, {
      kind, department: 'cicte', owner: organization(owner), language: 'en',
    })
    await saveText(writer, actor, {
      item: id, number: 1, language: 'en', title: `title ${id}`, summary: 's', revision: 1,
      body: bodies[kind],
    })
    await changeFrame(writer, actor, {
      item: id, tlp, pap: 'amber', reliability: null, credibility: null,
      community: wanted.community === undefined ? null : cast.communities[wanted.community] ?? null,
      acknowledgeBy: new Date('2030-01-01'), revision: (await getItem(writer, id)).revision,
    })
    await changeRecipients(writer, actor, { item: id, given: [
      ...to.map((index) => ({ organization: organization(index) })),
      ...named.map(([one, place]) =>
        ({ person: player(one).person, organization: organization(place) })),
    ] })
    if (wanted.issue ?? true) await issueItem(writer, actor, id)
    return id
  })
  const clear = { by: 0, kind: 'practice', tlp: 'clear' } as const
  const items = {
    strict: await make({ by: 1, tlp: 'amber-strict', to: [1, 3], named: [[5, 2]] }),
    red: await make({ by: 1, tlp: 'red', to: [2], named: [[3, 1]] }),
    green: await make({ by: 1, tlp: 'green', community: 0 }),
    published: await make(clear), proposed: await make(clear), proposable: await make(clear),
    seen: await make({ by: 1, kind: 'typology', tlp: 'clear' }),
    passed: await make({ by: 1, tlp: 'amber', to: [1] }),
    translated: await make({ by: 1, tlp: 'amber', to: [1] }),
    draft: await make({ by: 1, tlp: 'amber', to: [1], issue: false }),
    checked: await make({ by: 9, owner: 4, tlp: 'amber', to: [1], issue: false }),
    recalled: await make({ by: 1, tlp: 'amber', to: [1] }),
    real: await make({ by: 17, owner: 8, tlp: 'clear' }),
  }
  const world: FullWorld = { cast, items, player, organization, act }
  await answer(world)
  await turn(world)
  await stage.act(clockwork, (writer) => keepTime(writer, world))
  await choose(world)
  await stage.act(clockwork, (writer) => addEvent(writer,
    { kind: 'signed-in', account: player(3).account, requestId: 'r' }))
  await tellEveryone(stage)
  return world
}

const indicators = ([undefined, 'amber-strict', 'red'] as const).map((tlp) =>
  ({ type: 'domain' as const, value: `${tlp ?? 'open'}.example`, ...(tlp && { tlp }) }))
const bodies = {
  alert: { happened: 'h', now: ['n'], indicators },
  typology: { steps: ['s'], redFlags: ['r'], sectors: ['s'] },
  practice: { problem: 'p', done: 'd', evidence: 'e', contact: 'c' },
}

/** Readers do what readers do. */
async function answer({ act, items, organization }: FullWorld) {
  const version = 1
  await act(3, async (writer, { id: account }) => {
    const mine = { organization: organization(1), account }
    await insertAcknowledgement(writer, { ...mine, item: items.strict, version })
    for (const toOwnerOnly of [false, true]) {
      await insertReply(writer, { ...mine, item: items.strict, text: 'r', toOwnerOnly, to: null })
    }
    await insertReads(writer, [items.strict, items.red], 'page')
    await insertView(writer, { account, name: 'v', filters: { box: 'unread' } })
    for (const client of [4, 5]) {
      await askOnward(writer, { id: account } as Person, {
        item: items.passed, organization: organization(1), client: organization(client),
        reason: 'r',
      })
    }
  })
  for (const [place, by] of [[1, 3], [2, 5], [3, 7], [4, 9], [5, 11], [6, 13]] as const) {
    await act(by, (writer, { id: account }) => insertSighting(writer, {
      item: items.seen, organization: organization(place), account, seen: true, count: 1,
      place: null, seenOn: null, private: true,
    }))
  }
}

/** Owners and the desk do what they do. */
async function turn({ act, items, organization }: FullWorld) {
  await act(1, async (writer, actor) => {
    const item = items.strict
    await insertReply(writer, {
      item, organization: organization(0), account: actor.id, text: 'a', toOwnerOnly: false,
      to: organization(1),
    })
    for (const [place, level] of [1, 5, 4].entries()) {
      await insertAttachments(writer, [{
        item, number: place === 2 ? 3 : 2, level, name: 'a', mediaType: 'text/plain', sizeBytes: 1,
        sha256: 'a'.repeat(64), scan: place === 0 ? 'waiting' : 'clean', addedBy: actor.id,
      }])
    }
    await beginUpdate(writer, actor, item)
    const [first] = (await listOnwardRequests(writer, items.passed))
      .filter(({ client }) => client.id === organization(4))
    await decideOnward(writer, actor, { id: first?.id ?? '', accepted: true })
    for (const language of ['fr', 'pt'] as const) {
      await askTranslation(writer, actor, { item: items.translated, language })
    }
    await deriveItem(writer, actor, items.strict)
    await recallItem(writer, actor, { id: items.recalled, reason: 'r' })
  })
  await act(0, async (writer, actor) => {
    await propose(writer, actor, items.published)
    await propose(writer, actor, items.proposed)
  })
  await act(14, async (writer, actor) => {
    await reviewProposal(writer, actor, { item: items.published, accepted: true, reason: null })
    await deliverTranslation(writer, actor, {
      item: items.translated, number: 1, language: 'pt', desk: organization(DESK), title: 't',
      summary: 's', body: {},
    })
  })
  await act(8, (writer) => setSecondPerson(writer, organization(4), true))
  await act(9, async (writer, actor) => {
    await insertAttachments(writer, [{
      item: items.checked, number: 1, level: 3, name: 'a', mediaType: 'text/plain', sizeBytes: 1,
      sha256: 'b'.repeat(64), scan: 'clean', addedBy: actor.id,
    }])
    await askForCheck(writer, actor, items.checked)
  })
  await act(1, async (writer, actor) => {
    await closeItem(writer, actor, items.green)
    await withdrawItem(writer, actor, { id: items.green, reason: 'r' })
  })
}

/** People choose what comes by mail. */
const choose = ({ act }: FullWorld) => act(3, async (writer, { id: account }) => {
  await setChoices(writer, account, { reply: 'daily' })
  await setHours(writer, account, { zone: 'America/Lima', quiet: undefined })
})

/** What the system does; and a file of the current version, as it cannot be added later. */
async function keepTime(writer: Writer, { items, organization }: FullWorld) {
  await sql`insert into exchange.reminders values
    (${items.strict}, ${organization(1)}, 'soon')`.execute(writer)
  await sql`
    update exchange.attachments set number = 1, scan = 'clean'
    where item_id = ${items.strict} and number = 2`.execute(writer)
}
