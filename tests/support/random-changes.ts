// What people do in random worlds, through the actions of the exchange: mostly what they may,
// sometimes what they may not.
import type { Actor, Person } from '../../kernel/access/actor.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { Conflict, NotFound } from '../../kernel/http/problem.ts'
import { languages } from '../../kernel/i18n/languages.ts'
import { insertAcknowledgement } from '../../modules/exchange/acknowledgements/queries.ts'
import * as items from '../../modules/exchange/items/actions.ts'
import { deleteItem, getItem } from '../../modules/exchange/items/queries.ts'
import { propose, reviewProposal } from '../../modules/exchange/proposals/actions.ts'
import {
  askOnward, changeRecipients, decideOnward,
} from '../../modules/exchange/recipients/actions.ts'
import { insertReply } from '../../modules/exchange/replies/queries.ts'
import { insertSighting } from '../../modules/exchange/sightings/queries.ts'
import {
  acceptTranslation, askTranslation, deliverTranslation,
} from '../../modules/exchange/translations/actions.ts'
import { listVersions } from '../../modules/exchange/versions/queries.ts'
import { type Tlp, tlps } from '../../standards/tlp/tlp.ts'
import { asPerson, type Cast, type Player } from './cast.ts'
import type { Chance } from './chance.ts'
import { bodyOf } from './random-texts.ts'
import type { Rules } from './rules.ts'
import type { Row, World } from './world.ts'

/** Where a change happens: what is known of the world, and what each may see of it. */
export type Place = {
  chance: Chance, cast: Cast, world: World
  rulesOf: (player: Player) => Rules
}

/** Something somebody is about to do. */
export type Attempt = {
  name: string
  by: Player
  /** As whom they act, when not as themselves having just signed in once more. */
  actor?: Actor
  /** False: the walls must refuse it. */
  may: boolean
  does: (writer: Writer, actor: Person) => Promise<unknown>
}

/** Errors that say that the moment is wrong, not that a wall stands there. */
export const isRefusedKindly = (error: unknown): boolean =>
  error instanceof items.Incomplete || error instanceof Conflict || error instanceof NotFound

const people = ({ players }: Cast) => players.filter(({ account }) => account !== null)

/** An owner, or rarely somebody else, does something to an item of some status. */
const owned = (
  name: string, statuses: string[],
  does: (writer: Writer, actor: Person, more: { item: Row, place: Place }) => Promise<unknown>,
) => (place: Place): Attempt | undefined => {
  const { chance, cast, world, rulesOf } = place
  const item = chance.pick([...world.items.values()]
    .filter(({ status }) => statuses.includes(status)).toSorted(byNumber))
  const isMember = (player: Player) => item && rulesOf(player).mine.has(item.owner_id)
  const may = !chance.happens(0.15)
  const by = chance.pick(people(cast).filter((player) => Boolean(isMember(player)) === may))
  return item && by && {
    name: `${name} ${item.number}`, by, may,
    does: (writer, actor) => does(writer, actor, { item, place }),
  }
}

/** A reader, or rarely somebody who does not read it, answers an item. */
const answered = (
  name: string,
  does: (writer: Writer, actor: Person, more: {
    item: Row, place: Place, organization: string,
  }) => Promise<unknown>,
) => (place: Place): Attempt | undefined => {
  const { chance, cast, world, rulesOf } = place
  const item = chance.pick([...world.items.values()]
    .filter(({ status }) => status === 'issued').toSorted(byNumber))
  const may = !chance.happens(0.2)
  const reads = (player: Player) => item !== undefined && rulesOf(player).level(item.id) > 0
  const by = chance.pick(people(cast).filter((player) => reads(player) === may
    && rulesOf(player).mine.size > 0 && !rulesOf(player).mine.has(item?.owner_id ?? '')))
  return item && by && {
    name: `${name} ${item.number}`, by, may,
    does: (writer, actor) => does(writer, actor, {
      item, place, organization: [...rulesOf(by).mine][0] ?? '',
    }),
  }
}

const byNumber = (one: Row, other: Row) => one.order - other.order

const drafts = ['draft', 'awaiting-check']
const out = ['issued', 'closed', 'withdrawn']

/** Writes an item and says who may read it; often issues it at once. */
export function begin({ chance, cast, rulesOf }: Place): Attempt | undefined {
  const by = chance.pick(people(cast).filter((player) => rulesOf(player).mine.size > 0))
  if (!by) return undefined
  return {
    name: 'begins', by, may: true,
    does: async (writer, actor) => {
      const owner = chance.pick([...rulesOf(by).mine]) ?? ''
      const kind = chance.pick(['alert', 'typology', 'practice'] as const) ?? 'alert'
      const language = chance.pick(languages) ?? 'en'
      const id = await items.beginItem(
        writer, actor, { kind, department: 'cicte', owner, language },
      )
      await items.saveText(writer, actor, {
        item: id, number: 1, language, title: chance.word(), summary: 's',
        body: bodyOf(kind, chance), revision: 1,
      })
      const { revision, exercise } = await getItem(writer, id)
      await items.changeFrame(writer, actor, {
        item: id, revision, tlp: chance.pick(tlps) ?? 'red', ...frame(cast, chance, exercise),
      })
      await changeRecipients(writer, actor, { item: id, given: readers(cast, chance, exercise) })
      if (chance.happens(0.75)) await items.issueItem(writer, actor, id)
      return `${kind} of organization ${cast.organizations.indexOf(owner)}`
    },
  }
}

const frame = ({ communities }: Cast, chance: Chance, exercise: boolean) => ({
  pap: 'amber' as const, reliability: null, credibility: null,
  community: (exercise ? chance.pick(communities.slice(0, 2)) : communities[2]) ?? null,
  acknowledgeBy: chance.happens(0.5) ? new Date(Date.now() + 86_400_000) : null,
})

const readers = (cast: Cast, chance: Chance, exercise: boolean) => [
  ...chance.some(exercise ? cast.organizations.slice(0, 8) : cast.organizations.slice(8), 0.4)
    .map((organization) => ({ organization })),
  ...chance.some(cast.players.filter(({ organizations: [place], person }) => person !== ''
    && place !== undefined && (place < 8) === exercise), 0.15)
    .map(({ person, organizations: [place = 0] }) =>
      ({ person, organization: cast.organizations[place] ?? '' })),
]

type More = { item: Row, place: Place }

async function saveText(writer: Writer, actor: Person, { item, place: { chance } }: More) {
  const version = (await listVersions(writer, item.id)).find((one) => one.publishedAt === null)
  if (!version) throw new NotFound()
  await items.saveText(writer, actor, {
    ...version, title: chance.word(), body: bodyOf(item.kind, chance),
  })
}

async function changeMarking(writer: Writer, actor: Person, { item, place }: More) {
  const { revision } = await getItem(writer, item.id)
  const tlp: Tlp = place.chance.pick(tlps) ?? 'red'
  await items.changeFrame(writer, actor, {
    item: item.id, revision, tlp, ...frame(place.cast, place.chance, item.exercise),
  })
}

const changeReaders = (writer: Writer, actor: Person, { item, place }: More) =>
  changeRecipients(writer, actor, {
    item: item.id, given: readers(place.cast, place.chance, item.exercise),
  })

const accept = async (writer: Writer, actor: Person, { item }: More) => {
  const version = (await listVersions(writer, item.id))
    .find(({ translated, publishedAt }) => translated && publishedAt === null)
  if (!version) throw new NotFound()
  await acceptTranslation(writer, actor, version)
}

type Answer = More & { organization: string }

const reply = (writer: Writer, actor: Person, { item, organization, place }: Answer) =>
  insertReply(writer, {
    item: item.id, organization, account: actor.id, text: place.chance.word(),
    toOwnerOnly: place.chance.happens(0.5), to: null,
  })

const sight = (writer: Writer, actor: Person, { item, organization, place }: Answer) =>
  insertSighting(writer, {
    item: item.id, organization, account: actor.id, seen: place.chance.happens(0.8), count: 1,
    place: place.chance.word(), seenOn: null, private: place.chance.happens(0.6),
  })

/** The owner answers a request to pass an item on, or one organization's question. */
function decide({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const request = chance.pick([...world.rows.onward_requests.values()]
    .filter(({ accepted }) => accepted === null))
  const owner = world.items.get(request?.item_id ?? '')?.owner_id ?? ''
  const may = !chance.happens(0.2)
  const by = chance.pick(people(cast).filter((one) => rulesOf(one).mine.has(owner) === may))
  return request && by && {
    name: 'decides about passing on', by, may,
    does: async (writer, actor) => {
      await decideOnward(writer, actor, { id: request.id, accepted: chance.happens(0.7) })
      await insertReply(writer, {
        item: request.item_id, organization: owner, account: actor.id, text: chance.word(),
        toOwnerOnly: false, to: request.organization_id,
      })
    },
  }
}

/** The desk delivers what it was asked for. */
function deliver({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const asked = chance.pick([...world.rows.translation_requests.values()]
    .filter(({ status }) => status === 'asked'))
  const by = chance.pick(people(cast).filter((player) => asked
    && rulesOf(player).desks.includes(asked.desk_id) && rulesOf(player).level(asked.item_id) > 0))
  return asked && by && {
    name: 'delivers a translation', by, may: true,
    does: (writer, actor) => deliverTranslation(writer, actor, {
      item: asked.item_id, number: asked.number, language: asked.language, desk: asked.desk_id,
      title: chance.word(), summary: 's', body: {},
    }),
  }
}

/** The owner proposes what is CLEAR, or makes something of what is published. */
function propound({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const published = [...world.rows.publications.values()]
    .map(({ item_id }) => world.items.get(item_id))
  // The one desk is of the exercise, and reads no other.
  const clear = [...world.items.values()].filter(({ id, exercise, kind, tlp, status }) =>
    exercise && kind !== 'alert' && tlp === 'clear' && status === 'issued'
      && !world.rows.proposals.has(id))
  const item = chance.pick(published.length > 0 && chance.happens(0.5) ? published : clear)
  const by = chance.pick(people(cast).filter((one) => rulesOf(one).mine.has(item?.owner_id ?? '')))
  const place = { chance, cast, world, rulesOf }
  if (!item || !by) return undefined
  const withdraw: Attempt['does'] = (writer, actor) =>
    items.withdrawItem(writer, actor, { id: item.id, reason: chance.word() })
  return world.rows.publications.has(item.id)
    ? { name: `spoils ${item.number}`, by, may: true, does: chance.happens(0.5) ? withdraw
      : (writer, actor) => changeMarking(writer, actor, { item, place }) }
    : { name: `proposes ${item.number}`, by, may: true, does: (writer, actor) =>
      propose(writer, actor, item.id) }
}

/** The desk, or rarely somebody else, reviews what is proposed for the library. */
function review({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const waiting = [...world.rows.proposals.values()].filter(({ accepted }) => accepted === null)
  const proposal = chance.pick(
    waiting.filter(({ item_id }) => world.items.get(item_id)?.exercise ?? false))
  const may = !chance.happens(0.2)
  const by = chance.pick(people(cast).filter((one) => (rulesOf(one).desks.length > 0) === may))
  const accepted = chance.happens(0.8)
  return proposal && by && {
    name: 'reviews a proposal', by, may,
    does: (writer, actor) => reviewProposal(writer, actor, {
      item: proposal.item_id, accepted, reason: accepted ? null : chance.word(),
    }),
  }
}

/** An owner who has not just signed in once more ends something: refused. */
function unsigned({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const item = chance.pick([...world.items.values()].filter(({ status }) => status === 'issued'))
  const by = chance.pick(people(cast).filter((one) => rulesOf(one).mine.has(item?.owner_id ?? '')))
  return item && by && {
    name: 'without signing in once more, recalls', by, may: false,
    actor: asPerson(by.account ?? '', false),
    does: (writer, actor) => items.recallItem(writer, actor, { id: item.id, reason: 'r' }),
  }
}

/** Every kind of change, each as often as it stands here. */
export const changes: ((place: Place) => Attempt | undefined)[] = [
  begin, begin, begin, begin,
  owned('issues', drafts, (writer, actor, { item }) => items.issueItem(writer, actor, item.id)),
  owned('issues', drafts, (writer, actor, { item }) => items.issueItem(writer, actor, item.id)),
  owned('saves a text of', [...drafts, 'issued'], saveText),
  owned('changes the marking of', [...drafts, ...out], changeMarking),
  owned('changes the marking of', ['issued'], changeMarking),
  owned('changes the recipients of', [...drafts, ...out], changeReaders),
  owned('changes the recipients of', ['issued'], changeReaders),
  owned('begins an update of', ['issued'], (writer, actor, { item }) =>
    items.beginUpdate(writer, actor, item.id)),
  owned('publishes the update of', ['issued'], (writer, actor, { item }) =>
    items.publishUpdate(writer, actor, item.id)),
  owned('closes', ['issued'], (writer, actor, { item }) => items.closeItem(writer, actor, item.id)),
  owned('withdraws', ['issued', 'closed'], (writer, actor, { item, place }) =>
    items.withdrawItem(writer, actor, { id: item.id, reason: place.chance.word() })),
  owned('recalls', out, (writer, actor, { item, place }) =>
    items.recallItem(writer, actor, { id: item.id, reason: place.chance.word() })),
  owned('derives from', ['issued'], (writer, actor, { item }) =>
    items.deriveItem(writer, actor, item.id)),
  owned('asks to check', ['draft'], (writer, actor, { item }) =>
    items.askForCheck(writer, actor, item.id)),
  owned('discards', drafts, (writer, _actor, { item }) => deleteItem(writer, item.id)),
  owned('asks for a translation of', ['issued'], (writer, actor, { item, place }) =>
    askTranslation(writer, actor,
      { item: item.id, language: place.chance.pick(languages) ?? 'fr' })),
  owned('accepts a translation of', ['issued'], accept),
  owned('proposes', ['issued'], (writer, actor, { item }) => propose(writer, actor, item.id)),
  answered('acknowledges', (writer, actor, { item, organization }) => insertAcknowledgement(
    writer, { item: item.id, organization, account: actor.id, version: item.current_version })),
  answered('replies to', reply),
  answered('replies to', reply),
  answered('has seen', sight), answered('has seen', sight), answered('has seen', sight),
  answered('asks to pass on', (writer, actor, { item, organization, place }) =>
    askOnward(writer, actor, {
      item: item.id, organization, reason: place.chance.word(),
      client: place.chance.pick(item.exercise
        ? place.cast.organizations.slice(0, 7) : place.cast.organizations.slice(8)) ?? '',
    })),
  decide, decide, deliver, review, unsigned,
]

/** What leads into the public library and out of it: one of these is often next. */
export const publishing = [propound, propound, review]
