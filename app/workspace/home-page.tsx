// The first page of the workspace: what waits for the person, and what comes next.
import { listRecoveries } from '../../kernel/access/recovery-queries.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormSeal, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { formatDate } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import {
  type Community, type Contact, listCommunities, listOwnContacts, statusOf,
} from '../../modules/directory/directory.ts'
import {
  edgeOf, exchangeHref, ItemList, listItems, listOnwardToDecide, listProposals, listRecent,
  listToCheck, listTranslationsToDo,
} from '../../modules/exchange/exchange.ts'
import { countDeskWork, DeskWaiting } from './desk-waiting.tsx'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

const DAY_MS = 86_400_000
/** Items of a list on this page; the boxes hold the rest. */
const SHOWN = 5

/** GET /…/w */
export async function workspacePage(
  { language, reader, actor, seal }: PageRequest,
): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const t = texts(language).home
  const approvals = (await listRecoveries(reader, actor.id)).length
  const communities = await listCommunities(reader)
  const entries = joined(await listOwnContacts(reader, actor.id), communities)
  const stale = entries.filter(({ isStale }) => isStale)
  const coming = entries.filter(({ isStale }) => !isStale)
  const due = (await listItems(reader, { box: 'needs-action', page: 1, language })).items
    .slice(0, SHOWN)
  const toCheck = await listToCheck(reader, language, SHOWN)
  const asked = await listOnwardToDecide(reader)
  const deskWork = (await listTranslationsToDo(reader)).length +
    (await listProposals(reader)).length
  const desk = await countDeskWork(reader, actor)
  const recent = await listRecent(reader, language, SHOWN)
  const shown = [...due, ...toCheck, ...recent].map(({ tlp }) => tlp)
  const waiting = approvals + stale.length + due.length + toCheck.length + asked.length +
    deskWork + desk.notes + desk.overdue
  return {
    ...inWorkspace, ...edgeOf(language, shown), title: t.title, trail: [],
    main: (
      <div class="read">
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        <h2>{t.waits}</h2>
        {approvals > 0 && <p><a href={href.approvals(language)}>{t.approvals}</a> ({approvals})</p>}
        {stale.length > 0 &&
          <Confirm language={language} seal={seal} count={stale.length} />}
        <DeskWaiting language={language} work={desk} />
        {deskWork > 0 &&
          <p><a href={exchangeHref.deskWork(language)}>{t.deskWork}</a> ({deskWork})</p>}
        {asked.map((one) => (
          <p><a href={exchangeHref.item(language, one.item)}>{t.onward({
            organization: one.organization.name[language], client: one.client.name[language],
          })}</a></p>
        ))}
        {toCheck.length > 0 && <h3>{t.toCheck}</h3>}
        {toCheck.length > 0 && <ItemList language={language} items={toCheck} level={4} />}
        {due.length > 0 && <h3>{t.due}</h3>}
        {due.length > 0 && <ItemList language={language} items={due} level={4} />}
        {waiting === 0 && <p class="meta">{t.nothingWaits}</p>}
        <h2>{t.recent}</h2>
        {recent.length === 0 && <p class="meta">{t.nothingRecent}</p>}
        {recent.length > 0 && <ItemList language={language} items={recent} level={3} />}
        <h2>{t.next}</h2>
        {coming.length === 0 && <p class="meta">{t.nothingNext}</p>}
        <ul class="plain">
          {coming.map(({ due, community }) => (
            <li>
              <time datetime={due}>{formatDate(language, due)}</time>
              <p>{t.confirmBy({ community: community.name[language] })}</p>
            </li>
          ))}
        </ul>
      </div>
    ),
  }
}

type Entry = {
  community: Community
  isStale: boolean
  /** The day by which the contact says again that the entry is right. */
  due: string
}

function joined(contacts: Contact[], communities: Community[]): Entry[] {
  const now = new Date()
  return contacts.flatMap((contact) => {
    const community = communities.find(({ id }) => id === contact.community)
    const last = contact.confirmedAt ?? contact.since
    if (!community || !last) return []
    const every = community.rules.confirmEveryDays
    const due = new Date(last.getTime() + every * DAY_MS).toISOString().slice(0, 10)
    return [{ community, due, isStale: statusOf(contact, now, every) === 'stale' }]
  }).toSorted((a, b) => a.due.localeCompare(b.due))
}

function Confirm(
  { language, seal, count }: { language: Language, seal: FormSeal, count: number },
) {
  const t = texts(language).home
  return (
    <Form action={href.entries(language)} seal={seal}>
      <p>{t.confirmText({ count })}</p>
      <Submit text={t.confirm} />
    </Form>
  )
}
