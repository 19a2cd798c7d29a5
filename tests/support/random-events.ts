// What else changes who may see something in random worlds: people come and go, communities and
// contacts end, files are added and scanned, and what is read is noted.
import { sql } from 'kysely'
import { setSecondPerson } from '../../modules/exchange/items/queries.ts'
import {
  deleteAttachment, insertAttachments, setScan,
} from '../../modules/exchange/attachments/queries.ts'
import { insertReads } from '../../modules/exchange/records/queries.ts'
import { addMembership, endMembership } from '../../modules/directory/people/queries.ts'
import { clockwork } from './cast.ts'
import type { Attempt, Place } from './random-changes.ts'

const byId = <T extends { id: string }>(rows: Iterable<T>) =>
  [...rows].toSorted((one, other) => one.id.localeCompare(other.id))

/** Every kind of event, each as often as it stands here. */
export const events: ((place: Place) => Attempt | undefined)[] = [
  leave, leave, leave, join, join, turnCommunity, turnContact, prefer, attach, attach, scan, remove,
  open, open, remind,
]

/** The content of every file of random worlds. */
export const FILE_SHA256 = 'a'.repeat(64)

const administratorOf = ({ cast, world }: Place, organization: string) =>
  cast.players.find(({ person, isAdministrator }) => isAdministrator && world.memberships.some(
    (one) => one.person_id === person && one.until === null && one.role === 'administrator'
      && one.organization_id === organization))

// A member's role ends; administrators stay, so that worlds go on.
function leave(place: Place): Attempt | undefined {
  const { chance, world } = place
  const named = world.contacts.map(({ person_id }) => person_id)
  const roles = world.memberships
    .filter(({ until, role }) => until === null && role !== 'administrator')
  // Often a contact's: what they were contact of ends with it.
  const role = chance.pick(chance.happens(0.6)
    ? roles.filter(({ person_id }) => named.includes(person_id)) : roles)
  const by = administratorOf(place, role?.organization_id ?? '')
  return role && by &&
    { name: 'ends a role', by, may: true, does: (writer) => endMembership(writer, role.id) }
}

function join(place: Place): Attempt | undefined {
  const { chance, cast, world } = place
  const organization = chance.pick(cast.organizations) ?? ''
  const by = administratorOf(place, organization)
  const known = world.people.map(({ id }) => id)
  const player = chance.pick(cast.players.filter(({ person }) => known.includes(person)
    && !world.memberships.some((one) => one.person_id === person && one.until === null
      && one.organization_id === organization)))
  return by && player && {
    name: `gives a role to ${player.name}`, by, may: true,
    does: (writer) =>
      addMembership(writer, { person: player.person, organization, role: 'member' }),
  }
}

const bySystem = (
  name: string, does: Attempt['does'], cast: Place['cast'],
): Attempt | undefined => {
  const [by] = cast.players
  return by && { name, by, actor: clockwork, may: true, does }
}

// An organization leaves a community, or comes back.
function turnCommunity({ chance, world, cast }: Place) {
  const member = chance.pick(world.community_members)
  return member && bySystem('the way in or out of a community', (writer) => sql`
    update directory.community_members
    set until = case when until is null then now() end where id = ${member.id}`
    .execute(writer), cast)
}

function turnContact({ chance, world, cast }: Place) {
  const contact = chance.pick(world.contacts)
  return contact && bySystem('a contact ends or begins anew', (writer) => sql`
    update directory.contacts
    set until = case when until is null then now() end where id = ${contact.id}`
    .execute(writer), cast)
}

function prefer(place: Place): Attempt | undefined {
  const organization = place.chance.pick(place.cast.organizations) ?? ''
  const by = administratorOf(place, organization)
  return by && {
    name: 'wants a second person or not', by, may: true,
    does: (writer) => setSecondPerson(writer, organization, place.chance.happens(0.2)),
  }
}

function attach({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const item = chance.pick([...world.items.values()].filter(({ status }) =>
    ['draft', 'issued'].includes(status)))
  const may = !chance.happens(0.2)
  const by = chance.pick(cast.players.filter((player) => player.account !== null
    && rulesOf(player).mine.has(item?.owner_id ?? '') === may))
  return item && by && {
    name: 'adds a file', by, may,
    does: (writer, actor) => insertAttachments(writer, [{
      item: item.id, number: item.current_version + 1, level: 1 + Math.floor(chance.next() * 5),
      name: `${chance.word()}.txt`, mediaType: 'text/plain', sizeBytes: 1, sha256: FILE_SHA256,
      scan: chance.happens(0.5) ? 'not-scanned' : 'waiting', addedBy: actor.id,
    }]),
  }
}

function scan({ chance, world, cast }: Place) {
  const file = chance.pick(byId(world.rows.attachments.values()))
  return file && bySystem('the scanner says what it found', (writer) =>
    setScan(writer, file.id, chance.happens(0.6) ? 'clean' : 'infected'), cast)
}

function remove({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const file = chance.pick(byId(world.rows.attachments.values()))
  const item = world.items.get(file?.item_id ?? '')
  const isNext = file && item && file.number > item.current_version
    && item.status !== 'awaiting-check'
  const may = Boolean(isNext) && chance.happens(0.5)
  const by = chance.pick(cast.players.filter((player) => player.account !== null
    && rulesOf(player).mine.has(item?.owner_id ?? '') === may))
  return file && by && {
    name: 'takes a file out', by, may,
    does: (writer) => deleteAttachment(writer, file.item_id, file.id),
  }
}

function open({ chance, cast, world, rulesOf }: Place): Attempt | undefined {
  const by = chance.pick(cast.players.filter((player) => rulesOf(player).mine.size > 0))
  const seen = [...world.items.keys()].filter((id) => by && rulesOf(by).level(id) > 0)
  return by && { name: 'opens some items', by, actor: by.actor, may: true,
    does: (writer) => insertReads(writer, chance.some(seen, 0.5), 'page') }
}

function remind({ chance, world, cast }: Place) {
  const item = chance.pick([...world.items.values()].filter(({ status }) => status === 'issued'))
  const organization = chance.pick(cast.organizations)
  return item && bySystem('the clock reminds', (writer) => sql`
    insert into exchange.reminders values (${item.id}, ${organization}, 'soon')
    on conflict do nothing`.execute(writer), cast)
}
