// Who may see what in the exchange, said once more and from the rules alone (docs/walls.md), so
// that the policies of the database can be held against it. Nothing derived is asked.
import { levelOf } from '../../standards/tlp/tlp.ts'
import type { Row, Who, World } from './world.ts'

const told = ['issued', 'updated', 'translated', 'closed', 'withdrawn']

/** What one person or program may see of a world, row by row. */
export function rulesFor(world: World, who: Who) {
  const isNow = ({ since, until }: Row) =>
    since !== null && since <= world.now && (until === null || until > world.now)
  const me = world.people.find(({ account_id }) => account_id === who.account)?.id
  const roles = world.memberships.filter((one) => one.person_id === me && isNow(one))
  const mine = new Set(who.program ?? roles.map(({ organization_id }) => organization_id))
  const desks = roles.filter(({ role }) => role === 'desk').map((one) => one.organization_id)
  const own = ({ organization_id }: Row) => mine.has(organization_id)
  const communities = [...world.community_members, ...world.contacts.filter((one) =>
    one.person_id === me)].filter((one) => isNow(one) && own(one)).map((one) => one.community_id)
  const here = world.organizations.filter(({ id }) => mine.has(id)).map((one) => one.exercise)

  // RED shows to persons named as members, AMBER+STRICT to the recipients' organizations, AMBER to
  // their clients too, GREEN to the community, CLEAR to everyone who works here.
  const given = (item: Row, recipients: Row[]) => Math.max(0,
    ...recipients.filter(own).map(({ person_id, why }) =>
      person_id ? (person_id === me ? 5 : 0) : why === 'client' ? 3 : 4),
    communities.includes(item.community_id) ? 2 : 0, here.includes(item.exercise) ? 1 : 0)

  /** Up to which level an item shows: 0 not at all, 6 its owner's; no program reads RED. */
  const level = world.remembering((item: Row) => {
    const isOut = ['issued', 'closed', 'withdrawn'].includes(item.status)
    const reach = mine.has(item.owner_id) ? 6 : isOut ? given(item, world.recipientsOf(item)) : 0
    const seen = who.program ? Math.min(reach, 4) : reach
    return seen < levelOf(item.tlp) ? 0 : seen
  })

  const shows = ({ item_id }: Row) => level(item_id) > 0
  const owns = (row: Row) => shows(row) && mine.has(world.items.get(row.item_id)?.owner_id ?? '')
  const ownOrOwner = (row: Row) => shows(row) && (owns(row) || own(row))
  const version = (row: Row) => row.published_at ? shows(row) : ownOrOwner(row)
  const self = ({ account_id }: Row) => account_id !== null && account_id === who.account
  const reaches = (row: Row) => shows(row) && level(row.item_id) >= row.level
  return {
    level, mine, own, desks, items: ({ id }: Row) => level(id) > 0, versions: version,
    parts: (row: Row) => reaches(row) && version(world.versionOf(row)), search: reaches,
    recipients: (row: Row) => owns(row) || (ownOrOwner(row) && [null, me].includes(row.person_id)),
    acknowledgements: ownOrOwner, reminders: ownOrOwner, onward_requests: ownOrOwner,
    receipts: ({ item_id }: Row) => (world.recalled.get(item_id) ?? [])
      .some(([was, recipients]) => given(was, recipients) >= levelOf(was.tlp)),
    replies: (row: Row) => ownOrOwner(row) || (shows(row) && (row.to_organization_id === null
      ? !row.to_owner_only : mine.has(row.to_organization_id))),
    sightings: (row: Row) => shows(row) && (!row.private || own(row)),
    attachments: (row: Row) => reaches(row) && (owns(row) || (/^(clean|not-scanned)$/.test(row.scan)
      && row.number <= (world.items.get(row.item_id)?.current_version ?? 0))),
    derivations: (row: Row) => shows(row) && level(row.from_item_id) > 0,
    translation_requests: (row: Row) => owns(row) || (shows(row) && desks.includes(row.desk_id)),
    proposals: (row: Row) => owns(row) || (shows(row) && desks.length > 0), preferences: own,
    publications: ({ item_id }: Row) => !world.unclear.has(item_id), announcements: () => false,
    events: (row: Row) => owns(row) || (shows(row) && told.includes(row.kind)),
    reads: (row: Row) => owns(row) || self(row), notices: self, mails: self, choices: self,
    quiet_hours: self, access_events: self, views: self, deliveries: () => false,
  }
}
export type Rules = ReturnType<typeof rulesFor>
