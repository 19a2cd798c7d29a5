// An administrator asks that the organization be let into a community, and sees how far it is.
import { NotFound } from '../../kernel/http/problem.ts'
import type { FormAnswer, FormRequest, FormSeal } from '../../kernel/http/route.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import type { Reader } from '../../kernel/database/transaction.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import {
  askToJoin, type Community, getCommunity, getOrganization, getPersonOfAccount, type LedEntry,
  listEntriesOf, type Organization,
} from '../../modules/directory/directory.ts'
import { administeredBy, mustAdminister } from './acting-as.ts'
import { deskHref } from './desk-paths.ts'
import { dayOf, EntrySteps, RuleSteps } from './entry-steps.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

export type Applicant = { organization: Organization, entry: LedEntry | undefined }

/** The organizations an account administers that are not in a community now. */
export async function listApplicants(
  reader: Reader, account: string, community: Community,
): Promise<Applicant[]> {
  const codes = administeredBy(await getPersonOfAccount(reader, account))
  const applicants: Applicant[] = []
  for (const code of codes) {
    const organization = await getOrganization(reader, code)
    const entries = await listEntriesOf(
      reader, { community: community.id, organization: organization.id },
    )
    const [entry] = entries
    const isIn = entry?.since && (entry.until === null || entry.until > new Date())
    if (!isIn && organization.exercise === community.exercise) {
      applicants.push({ organization, entry })
    }
  }
  return applicants
}

/** What an administrator may do about a community that the organization is not in. */
export function Joining(
  { language, seal, community, applicants }: {
    language: Language, seal: FormSeal, community: Community, applicants: Applicant[],
  },
) {
  const t = texts(language).joining
  if (applicants.length === 0) return null
  return (
    <>
      <h2 id="joining">{t.title}</h2>
      {applicants.map(({ organization, entry }) => {
        const name = { organization: organization.name[language] }
        if (entry?.since) return <p>{t.left(name)}</p>
        if (entry) return (
          <>
            <p>{t.underway(name)}</p>
            <EntrySteps language={language} entry={entry} />
          </>
        )
        return (
          <Form action={deskHref.joining(language, community.code)} seal={seal}>
            <p>{t.lead}</p>
            <RuleSteps language={language} rules={community.rules} />
            <Submit text={t.ask(name)} named={{ name: 'organization', value: organization.code }} />
          </Form>
        )
      })}
    </>
  )
}

/** POST /…/w/communities/{code}/joining: organization. */
export async function askForEntry(
  request: FormRequest<{ code: string }>,
): Promise<FormAnswer> {
  const { form, writer, language, values } = request
  const community = await getCommunity(writer, values.code)
  const { actor, organization } = await mustAdminister(request, form.get('organization') ?? '')
  const applicants = await listApplicants(writer, actor.id, community)
  const applicant = applicants.find((one) => one.organization.id === organization.id)
  if (!applicant) throw new NotFound()
  await askToJoin(
    writer, actor, { community, organization: organization.id, today: dayOf(new Date()) },
  )
  return { to: href.community(language, community.code) }
}
