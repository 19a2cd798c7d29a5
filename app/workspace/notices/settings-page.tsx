// What comes by mail and when, a test of it, and keyboard shortcuts with their switch.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language, Multilingual } from '../../../kernel/i18n/languages.ts'
import { rhythms } from '../../../kernel/notices/choice.ts'
import {
  findHours, listChoices, setChoices, setHours,
} from '../../../kernel/notices/choice-queries.ts'
import { addNotices } from '../../../kernel/notices/queries.ts'
import { Select } from '../../../kernel/ui/fields.tsx'
import {
  ErrorSummary, type FieldProblem, Form, Submit, TextField,
} from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { getPersonOfAccount } from '../../../modules/directory/directory.ts'
import { inWorkspace } from '../menu.tsx'
import { texts as workspaceTexts } from '../messages.ts'
import { href } from '../paths.ts'
import { fieldOf, readChoices, type Wrong, zones } from './input.ts'
import { texts } from './messages.ts'
import { Shortcuts } from './shortcuts.tsx'
import { chosenTypes, rhythmOf, USUAL_ZONE } from './types.ts'

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
  const pathIn = (one: Language) => href.noticeSettings(one)
  const path: Multilingual = {
    en: pathIn('en'), es: pathIn('es'), pt: pathIn('pt'), fr: pathIn('fr'),
  }
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
        <Choices language={language} seal={seal} given={given} problems={problems}
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

// What was chosen, as the form would send it.
async function chosen(reader: Reader, account: string): Promise<URLSearchParams> {
  const choices = await listChoices(reader, account)
  const hours = await findHours(reader, account)
  return new URLSearchParams([
    ...chosenTypes.map((type): [string, string] =>
      [fieldOf(type), choices.get(type) ?? rhythmOf[type]]),
    ['zone', hours?.zone ?? USUAL_ZONE],
    ['begins', hours?.quiet?.begins ?? ''],
    ['ends', hours?.quiet?.ends ?? ''],
  ])
}

function Choices(
  { language, seal, given, problems, email }: {
    language: Language, seal: FormSeal, given: URLSearchParams, problems: FieldProblem[],
    email: string | null,
  },
) {
  const t = texts(language)
  const s = t.settings
  const rhythmOptions = rhythms.map((value) => ({ value, text: s.rhythms[value] }))
  const now = (field: string) => given.get(field) ?? ''
  return (
    <Form action={href.noticeSettings(language)} seal={seal}>
      <h2>{s.mails}</h2>
      <p>{email === null ? s.noAddress : s.mailsTo({ address: email })}</p>
      <p class="form__hint">{s.privacy}</p>
      {chosenTypes.map((type) => (
        <Select name={fieldOf(type)} label={t.types[type]} problems={problems}
          value={now(fieldOf(type))} options={rhythmOptions} />
      ))}
      <h2>{s.hours}</h2>
      <Select name="zone" label={s.zone} hint={s.zoneHint} problems={problems} value={now('zone')}
        options={zones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))} />
      <p class="form__hint">{s.quietHint}</p>
      <TextField name="begins" label={s.quietBegins} type="time" width={10} problems={problems}
        value={now('begins')} />
      <TextField name="ends" label={s.quietEnds} type="time" width={10} problems={problems}
        value={now('ends')} />
      <Submit text={s.save} />
    </Form>
  )
}
