// Everything the page of an item shows, read once, as the person who asks.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageRequest } from '../../../kernel/http/route.ts'
import { isLanguage, type Language } from '../../../kernel/i18n/languages.ts'
import { listOrganizations, type Organization } from '../../directory/directory.ts'
import { listAcknowledgements, listAddressed } from '../acknowledgements/queries.ts'
import type { Attachment } from '../attachments/attachment.ts'
import { listAttachments } from '../attachments/queries.ts'
import type { Proposal } from '../proposals/proposal.ts'
import { findProposal } from '../proposals/queries.ts'
import { listOnwardRequests } from '../recipients/queries.ts'
import type { OnwardRequest } from '../recipients/recipient.ts'
import { listEvents } from '../records/queries.ts'
import type { ItemEvent } from '../records/record.ts'
import { listReplies } from '../replies/queries.ts'
import type { Reply } from '../replies/reply.ts'
import { countStatesThatSaw, listSightings } from '../sightings/queries.ts'
import type { Sighting } from '../sightings/sighting.ts'
import { listTranslations } from '../translations/queries.ts'
import type { Translation } from '../translations/translation.ts'
import { listVersions } from '../versions/queries.ts'
import type { Version } from '../versions/version.ts'
import { canBePassedOn, type Item } from './item.ts'
import { getItem, type Linked, listLinked, wantsSecondPerson } from './queries.ts'

export type Loaded = {
  item: Item
  versions: Version[]
  /** The text that is shown. */
  version: Version | undefined
  /** The languages in which the same version can be read too. */
  others: Language[]
  /** The next version, while it is written. */
  next: Version | undefined
  ownAcknowledgement: Date | undefined
  /** For the owner: how many have acknowledged, of how many. */
  acknowledged: number
  addressed: number
  attachments: Attachment[]
  linked: Linked[]
  sightings: Sighting[]
  states: number | null
  replies: Reply[]
  onward: OnwardRequest[]
  /** For those who may ask: whom they could name. */
  organizations: Organization[]
  translations: Translation[]
  proposal: Proposal | undefined
  events: ItemEvent[]
  /** The person may issue it as the second person. */
  canCheck: boolean
}

type Ask = Pick<PageRequest<{ id: string }>, 'reader' | 'values' | 'query' | 'language' | 'actor'>

/** Reads an item with all that belongs to it. Throws NotFound. */
export async function loadItem(
  { reader, values, query, language, actor }: Ask,
): Promise<Loaded> {
  if (actor.kind !== 'person') throw new NotFound()
  const item = await getItem(reader, values.id)
  const versions = await listVersions(reader, item.id)
  const asked = query.get('in') ?? undefined
  const wanted = isLanguage(asked) ? asked : language
  const wantedNumber = Number(query.get('number') ?? 0) || Math.max(item.currentVersion, 1)
  const current = versions.filter(({ number }) => number === wantedNumber)
  const published = current.filter((one) => one.publishedAt !== null || item.currentVersion === 0)
  const version = current.find((one) => one.language === wanted) ?? published[0] ?? current[0]
  const acknowledgements = await listAcknowledgements(reader, item.id)
  const writers = versions.filter(({ publishedAt }) => publishedAt === null)
    .flatMap(({ createdBy, changedBy }) => [createdBy, changedBy])
  return {
    item, versions, version,
    others: published.map((one) => one.language).filter((one) => one !== version?.language),
    next: versions.find(({ number }) =>
      item.currentVersion > 0 && number === item.currentVersion + 1),
    ownAcknowledgement: item.isOwn ? undefined : acknowledgements[0]?.at,
    acknowledged: acknowledgements.length,
    addressed: item.isOwn && item.currentVersion > 0
      ? (await listAddressed(reader, item.id)).length : 0,
    attachments: await listAttachments(reader, item.id),
    linked: await listLinked(reader, item.id),
    sightings: await listSightings(reader, item.id),
    states: item.kind === 'typology' ? await countStatesThatSaw(reader, item.id) : null,
    replies: await listReplies(reader, item.id),
    onward: await listOnwardRequests(reader, item.id),
    organizations: !item.isOwn && canBePassedOn(item)
      ? (await listOrganizations(reader)).filter(({ exercise }) => exercise === item.exercise) : [],
    translations: await listTranslations(reader, item.id),
    proposal: await findProposal(reader, item.id),
    events: await listEvents(reader, item.id),
    canCheck: item.status === 'awaiting-check' && !(writers.includes(actor.id) &&
      await wantsSecondPerson(reader, item.owner.id)),
  }
}
