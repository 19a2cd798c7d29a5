// What comes by mail and when, a test of it, and keyboard shortcuts with their switch.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { inEveryLanguage } from '../../../kernel/i18n/languages.ts'
import { setChoices, setHours } from '../../../kernel/notices/choice-queries.ts'
import { addNotices } from '../../../kernel/notices/queries.ts'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { getPersonOfAccount } from '../../../modules/directory/directory.ts'
import { inWorkspace } from '../menu.tsx'
import { texts as workspaceTexts } from '../messages.ts'
import { href } from '../paths.ts'
import { ChoiceForm, chosen } from './choice-form.tsx'
import { readChoices, type Wrong } from './input.ts'
import { texts } from './messages.ts'
import { Shortcuts } from './shortcuts.tsx'

type Asked = Pick<PageRequest, 'language' | 'reader' | 'actor' | 'seal' | 'query'>

/** `keptHere`: mails are shown in the browser and not sent. */
export const settingsPage = (keptHere: boolean) => (request: PageRequest): Promise<PageAnswer> =>
  show(keptHere, request, { form: request.kept, problems: [] })

/** POST /…/account/notifications */
export const saveChoices = (keptHere: boolean) =>
  async (request: FormRequest): Promise<FormAnswer> => {
    const { form, writer, actor, language } = request
    const read = readChoices(form)
    if (!read.ok) return refuse(keptHere, request, read.wrong)
    await setChoices(writer, actor.id, read.value.choices)
    const isKnown = await setHours(writer, actor.id, read.value.hours)
    if (!isKnown) return refuse(keptHere, request, [{ field: 'zone', problem: 'zone' }])
    return { to: href.noticeSettings(language, { done: 'saved' }) }
  }

function refuse(keptHere: boolean, request: FormRequest, wrong: Wrong[]): Promise<PageAnswer> {
  const t = texts(request.language).settings.problems
  const problems = wrong.map(({ field, problem }) => ({ field, text: t[problem] }))
  return show(keptHere, request, { form: request.form, problems })
}

/** POST /…/account/notifications/test: a notice to oneself, which goes the way of all others. */
export async function sendTest({ writer, actor, language }: FormRequest): Promise<FormAnswer> {
  const path = inEveryLanguage((one) => href.noticeSettings(one))
  const minute = new Date().toISOString().slice(0, 16)
  await addNotices(writer, [{
    account: actor.id, type: 'test', about: actor.id, occasion: minute, path, values: {},
    restricted: false,
  }])
  return { to: href.noticeSettings(language, { done: 'test' }) }
}

async function show(
  keptHere: boolean, { language, reader, actor, seal, query }: Asked,
  { form, problems }: { form: URLSearchParams | undefined, problems: FieldProblem[] },
): Promise<PageAnswer> {
  if (actor.kind !== 'person') throw new NotFound()
  const t = texts(language).settings
  const person = await getPersonOfAccount(reader, actor.id)
  const given = form ?? await chosen(reader, actor.id)
  const account = { href: href.account(language), text: workspaceTexts(language).account.title }
  const done = query.get('done')
  return {
    ...inWorkspace, title: t.title, trail: [account],
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={workspaceTexts(language).problems} problems={problems} />
        <h1>{t.title}</h1>
        {done === 'saved' && problems.length === 0 && <Notice info>{t.saved}</Notice>}
        {done === 'test' && <Notice info>{t.testSent}</Notice>}
        <p>{t.lead}</p>
        <ChoiceForm language={language} seal={seal} given={given} problems={problems}
          email={person.email} />
        <h2>{t.test}</h2>
        <p>{t.testText}</p>
        {keptHere && <p><a href={href.mail(language)}>{t.kept}</a></p>}
        <Form action={href.noticeTest(language)} seal={seal}>
          <Submit secondary text={t.testSend} />
        </Form>
        <Shortcuts language={language} seal={seal} on={person.shortcuts} />
      </div>
    ),
  }
}
