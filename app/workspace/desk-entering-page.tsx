// Organizations on their way into communities, step by step; and who is in one.
import { NotFound } from '../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, FormSeal, PageAnswer, PageRequest,
} from '../../kernel/http/route.ts'
import { formatDate } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Select } from '../../kernel/ui/fields.tsx'
import { Form, Submit } from '../../kernel/ui/form.tsx'
import {
  getCommunity, getLedEntry, leaveCommunity, type LedEntry, listCommunities, listEntering,
  listEntriesOf, openSteps, readmit, steps, takeStep,
} from '../../modules/directory/directory.ts'
import { mustBeDesk } from './acting-as.ts'
import { isId } from './desk-input.ts'
import { deskHref } from './desk-paths.ts'
import { dayOf, EntrySteps } from './entry-steps.tsx'
import { inWorkspace } from './menu.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

type Means = { language: Language, seal: FormSeal }

/** GET /…/w/desk/entering?community=code */
export async function enteringPage(request: PageRequest): Promise<PageAnswer> {
  const { language, reader, query, seal } = request
  await mustBeDesk(request)
  const entering = await listEntering(reader)
  const communities = await listCommunities(reader)
  const chosen = communities.find(({ code }) => code === query.get('community')) ?? communities[0]
  const entries = chosen ? await listEntriesOf(reader, { community: chosen.id }) : []
  const t = texts(language)
  return {
    ...inWorkspace, title: t.entering.title,
    ...(chosen && { query: { community: chosen.code } }),
    trail: [
      { href: href.home(language), text: t.home.title },
      { href: deskHref.desk(language), text: t.desk.title },
    ],
    main: (
      <div class="read">
        <h1>{t.entering.title}</h1>
        <p>{t.entering.lead}</p>
        {entering.length === 0 && <p class="meta">{t.entering.none}</p>}
        <ul class="plain">
          {entering.map((entry) => <li><Entering {...{ language, seal, entry }} /></li>)}
        </ul>
        <h2>{t.entering.members}</h2>
        <p>{t.entering.leaving}</p>
        <form class="form" action={deskHref.entering(language)}>
          <Select name="community" label={t.desk.community} value={chosen?.code ?? ''}
            options={communities.map(({ code, name }) =>
              ({ value: code, text: name[language] }))} />
          <Submit secondary text={t.desk.show} />
        </form>
        <ul class="plain">
          {entries.filter(({ since }) => since !== null).map((entry) =>
            <li><Member {...{ language, seal, entry }} /></li>)}
        </ul>
      </div>
    ),
  }
}

function Entering({ language, seal, entry }: Means & { entry: LedEntry }) {
  const t = texts(language)
  const open = openSteps(entry.community.rules, entry.steps)
  return (
    <>
      <h3>{entry.organizationName[language]}</h3>
      <p class="facts-line">
        <span>{entry.community.name[language]}</span>
        <span>{t.entering.asked({ date: formatDate(language, dayOf(entry.askedAt)) })}</span>
      </p>
      <EntrySteps language={language} entry={entry} />
      <Form action={deskHref.entering(language)} seal={seal}>
        <input type="hidden" name="member" value={entry.member} />
        <p class="acts">
          {open.map((step) => (
            <Submit secondary text={t.entering.take({ step: t.steps[step] })}
              named={{ name: 'step', value: step }} />
          ))}
        </p>
      </Form>
    </>
  )
}

function Member({ language, seal, entry }: Means & { entry: LedEntry }) {
  const t = texts(language).entering
  const { since, until } = entry
  const name = entry.organizationName[language]
  const isOut = until !== null && until <= new Date()
  const day = formatDate(language, dayOf((isOut ? until : since) ?? new Date()))
  return (
    <>
      <b>{name}</b>
      <p class="meta">{isOut ? t.left({ date: day }) : t.since({ date: day })}</p>
      <Form action={deskHref.entering(language)} seal={seal}>
        <input type="hidden" name="member" value={entry.member} />
        <Submit secondary text={isOut ? t.readmitOf({ name }) : t.leaveOf({ name })}
          named={{ name: 'change', value: isOut ? 'readmit' : 'leave' }} />
      </Form>
    </>
  )
}

/** POST /…/w/desk/entering: member, and the step that is done; or change=leave|readmit. */
export async function leadIn(request: FormRequest): Promise<FormAnswer> {
  const { form, writer, language } = request
  const actor = await mustBeDesk(request)
  const member = form.get('member')
  if (!isId(member)) throw new NotFound()
  const entry = await getLedEntry(writer, member)
  const back = { to: deskHref.entering(language, { community: entry.community.code }) }
  if (form.get('change') === 'leave') {
    await leaveCommunity(writer, entry)
    return back
  }
  if (form.get('change') === 'readmit') {
    await readmit(writer, member)
    return back
  }
  const step = steps.find((one) => one === form.get('step'))
  if (!step) throw new NotFound()
  const community = await getCommunity(writer, entry.community.code)
  await takeStep(writer, actor, { community, member, step, today: dayOf(new Date()) })
  return back
}
