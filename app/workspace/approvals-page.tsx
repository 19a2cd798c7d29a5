// What two administrators see of someone who lost every means of signing in, and do about it.
import { approveRecovery, declineRecovery } from '../../kernel/access/recovery.ts'
import { listRecoveries, type OpenRecovery } from '../../kernel/access/recovery-queries.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../kernel/http/route.ts'
import { formatMoment } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import { Notice, PageTitle } from '../../kernel/ui/parts.tsx'
import { findNames } from '../../modules/directory/directory.ts'
import { texts } from './messages.ts'
import { href } from './paths.ts'

/** GET /…/account/approvals: nothing there for who administers nobody. */
export async function approvalsPage(
  { language, reader, actor, seal }: PageRequest,
): Promise<PageAnswer> {
  const t = texts(language).approvals
  const recoveries = await listRecoveries(reader, actor.id)
  const names = await findNames(reader, recoveries.map(({ account }) => account))
  return {
    title: t.title, unlisted: true, hasForm: true,
    trail: [{ href: href.account(language), text: texts(language).account.title }],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap prose band-end">
          {recoveries.length === 0 && <p>{t.none}</p>}
          <ul class="plain">
            {recoveries.map((one) => (
              <li>
                <b>{names.get(one.account) ?? ''}</b>
                <Approval language={language} seal={seal} recovery={one} />
              </li>
            ))}
          </ul>
        </div>
      </>
    ),
  }
}

function Approval(
  { language, seal, recovery }: { language: Language, seal: FormSeal, recovery: OpenRecovery },
) {
  const t = texts(language).approvals
  return (
    <>
      <p class="facts-line">
        <span>{t.asked({ moment: formatMoment(language, recovery.askedAt) })}</span>
        <span>{t.count({ count: recovery.approvals })}</span>
      </p>
      {recovery.byMe && <p>{t.byMe}</p>}
      {!recovery.byMe && !recovery.mayBeSecond && <Notice>{t.notIndependent}</Notice>}
      {!recovery.byMe && (
        <Form action={href.approvals(language)} seal={seal}>
          <input type="hidden" name="recovery" value={recovery.id} />
          {recovery.mayBeSecond &&
            <Submit secondary text={t.approve} named={{ name: 'answer', value: 'approve' }} />}
          <Submit secondary text={t.refuse} named={{ name: 'answer', value: 'refuse' }} />
        </Form>
      )}
    </>
  )
}

/** POST /…/account/approvals: recovery, answer=approve|refuse. Approving shows a half, once. */
export async function answerRecovery(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, actor, language } = request
  const recovery = form.get('recovery') ?? ''
  if (actor.kind !== 'person' || !/^[0-9a-f-]{36}$/.test(recovery)) throw new NotFound()
  if (form.get('answer') !== 'approve') {
    if (!await declineRecovery(writer, actor, recovery)) throw new NotFound()
    return { to: href.approvals(language) }
  }
  const half = await approveRecovery(writer, actor, recovery)
  if (half === undefined) throw new NotFound()
  const t = texts(language).approvals
  return {
    title: t.halfTitle, unlisted: true, hasForm: true,
    trail: [{ href: href.account(language), text: texts(language).account.title }],
    main: (
      <>
        <PageTitle title={t.halfTitle} lead={t.halfLead} />
        <div class="wrap prose band-end">
          <p class="secret">{half}</p>
          <Notice>{t.halfOnce}</Notice>
          <p><a href={href.approvals(language)}>{t.done}</a></p>
        </div>
      </>
    ),
  }
}
