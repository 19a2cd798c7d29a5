// The first page of the workspace: what waits for the person, and what comes next.
import { listRecoveries } from '../../kernel/access/recovery-queries.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormSeal, PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { formatDate } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import {
  type Community, type Contact, getPersonOfAccount, listCommunities, listOwnContacts, statusOf,
} from '../../modules/directory/directory.ts'
import { countDeskWork, DeskWaiting } from './desk-waiting.tsx'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

const DAY_MS = 86_400_000

/** GET /…/w */
export async function workspacePage(
  { language, reader, actor, seal }: PageRequest,
): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const t = texts(language).home
  const isDesk = (await getPersonOfAccount(reader, actor.id)).memberships
    .some(({ role }) => role === 'desk')
  const work = isDesk ? await countDeskWork(reader, actor) : { notes: 0, overdue: 0 }
  const approvals = (await listRecoveries(reader, actor.id)).length
  const communities = await listCommunities(reader)
  const entries = joined(await listOwnContacts(reader, actor.id), communities)
  const stale = entries.filter(({ isStale }) => isStale)
  const coming = entries.filter(({ isStale }) => !isStale)
  return {
    ...inWorkspace, title: t.title, trail: [],
    main: (
      <div class="read">
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        <h2>{t.waits}</h2>
        {approvals > 0 && <p><a href={href.approvals(language)}>{t.approvals}</a> ({approvals})</p>}
        {stale.length > 0 &&
          <Confirm language={language} seal={seal} count={stale.length} />}
        <DeskWaiting language={language} work={work} />
        {approvals + stale.length + work.notes + work.overdue === 0 &&
          <p class="meta">{t.nothingWaits}</p>}
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
