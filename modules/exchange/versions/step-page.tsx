// One thing per page; each saving keeps the draft. Two people at once: who comes second sees both.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { isLanguage, type Language } from '../../../kernel/i18n/languages.ts'
import { languageName } from '../../../kernel/i18n/format.ts'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { personOf, problemsOf } from '../items/acting.tsx'
import { Overtaken, saveText } from '../items/actions.ts'
import { edgeOf, inWorkspace, trailOf } from '../items/frame.tsx'
import { markingStep, recipientsStep, saveMarking, saveRecipients } from '../items/frame-steps.tsx'
import { isDraft, type Item } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { getVersion, listVersions } from './queries.ts'
import { fieldOf, readStep, StepFields, textSteps } from './steps.tsx'
import type { Version } from './version.ts'
import { FieldValue } from './body.tsx'

type Values = { id: string, step: string }

/** GET /…/draft/{step}?in= */
export async function stepPage(request: PageRequest<Values>): Promise<PageAnswer> {
  const item = await ownItem(request)
  const { step } = request.values
  const show = { form: request.kept, problems: [] }
  if (step === 'marking' && isDraft(item)) return markingStep(request, item, show)
  if (step === 'recipients' && isDraft(item)) return recipientsStep(request, item, show)
  return showText(request, item, { ...show, version: await versionOf(request, item) })
}

/** POST /…/draft/{step}: saves, and leads on to the next step. */
export async function saveStep(request: FormRequest<Values>): Promise<FormAnswer> {
  const item = await ownItem(request)
  const { step } = request.values
  if (step === 'marking' && isDraft(item)) return saveMarking(request, item)
  if (step === 'recipients' && isDraft(item)) return saveRecipients(request, item)
  return saveWords(request, item)
}

async function saveWords(request: FormRequest<Values>, item: Item): Promise<FormAnswer> {
  const { writer, language, form, values: { step } } = request
  const version = await versionOf(request, item)
  const read = readStep(item.kind, { step, form, version })
  if (!read) throw new NotFound()
  if (read.wrong.length > 0) {
    const problems = problemsOf(language, read.wrong)
    return showText(request, item, { version, form, problems })
  }
  const revision = Number(form.get('revision'))
  const { number } = version
  try {
    await saveText(writer, personOf(request), {
      item: item.id, number, language: version.language, ...read.value, revision,
    })
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    return showText(request, item, { version, form, problems: [], overtaken: true })
  }
  return { to: nextOf(request, item, version) }
}

function nextOf(
  { language, form, values: { step } }: FormRequest<Values>, item: Item, version: Version,
): string {
  if (form.get('then') === 'later') return href.inbox(language, { box: 'drafts' })
  const steps = textSteps(item)
  const next = form.get('back') === 'review' ? undefined : steps[steps.indexOf(step) + 1]
  const query = { in: version.language }
  return next ? href.step(language, { id: item.id, step: next, ...query }) : href.draft(language, item.id, query)
}

async function ownItem({ reader, values }: PageRequest<Values>): Promise<Item> {
  const item = await getItem(reader, values.id)
  const isWritten = isDraft(item) || item.status === 'issued'
  if (!item.isOwn || !isWritten) throw new NotFound()
  return item
}

/** The text that is written: in the language asked for, else the first. Throws NotFound. */
export async function versionOf(
  { reader, query }: Pick<PageRequest, 'reader' | 'query'>, item: Item,
): Promise<Version> {
  const number = item.currentVersion + 1
  const asked = query.get('in') ?? undefined
  if (isLanguage(asked)) {
    return getVersion(reader, { item: item.id, number, language: asked })
  }
  const [first] = (await listVersions(reader, item.id)).filter((one) => one.number === number)
  if (!first) throw new NotFound()
  return first
}

function showText(
  request: PageRequest<Values>, item: Item,
  { version, form, problems, overtaken = false }: {
    version: Version, form: URLSearchParams | undefined, problems: FieldProblem[],
    overtaken?: boolean,
  },
): PageAnswer {
  const { language, seal, values: { step } } = request
  const field = fieldOf(item.kind, step)
  if (step !== 'words' && !field) throw new NotFound()
  const t = texts(language)
  const title = field ? t.body[field.name] : t.steps.words
  const back = request.query.get('back') ?? form?.get('back') ?? ''
  return {
    ...stepFrame(language, item, step), title,
    query: { in: version.language },
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <StepHead language={language} item={item} step={step} title={title} />
        <p class="meta">{t.step.language}: {languageName(language, version.language)}</p>
        {overtaken && <Overtaking language={language} version={version} step={step} item={item} />}
        <Form action={href.step(language, {
          id: item.id, step, in: version.language,
        })} seal={seal}>
          <input type="hidden" name="revision" value={overtaken || !form
            ? version.revision : form.get('revision') ?? version.revision} />
          <input type="hidden" name="back" value={back} />
          <StepFields language={language} item={item} step={step} version={version}
            form={form} problems={problems} />
          <SaveButtons language={language} />
        </Form>
      </div>
    ),
  }
}

/** What every page of a draft has around it. */
export const stepFrame = (language: Language, item: Item, step: string) => ({
  ...inWorkspace, ...edgeOf(language, [item.tlp]), title: step, trail: trailOf(language, item),
})

/** Where one is among the steps, and what is asked. */
export function StepHead(
  { language, item, step, title }: {
    language: Language, item: Item, step: string, title: string,
  },
) {
  const t = texts(language)
  const steps = textSteps(item)
  const at = steps.indexOf(step)
  return (
    <>
      <p class="meta">
        {t.kinds[item.kind]} · {item.number}
        {at >= 0 && <> · {t.step.progress({ number: at + 1, total: steps.length })}</>}
      </p>
      <h1>{title}</h1>
    </>
  )
}

/** On to the next page, or away: both save. */
export function SaveButtons({ language }: { language: Language }) {
  const t = texts(language).step
  return (
    <>
      <div class="cluster">
        <Submit text={t.save} />
        <Submit secondary text={t.later} named={{ name: 'then', value: 'later' }} />
      </div>
      <p class="meta">{t.saved}</p>
    </>
  )
}

// The colleague's text beside one's own: nothing of either is lost.
function Overtaking(
  { language, version, step, item }: {
    language: Language, version: Version, step: string, item: Item,
  },
) {
  const t = texts(language).step
  const field = fieldOf(item.kind, step)
  return (
    <div role="alert">
      <Notice>{t.conflict}</Notice>
      <h2>{t.current}</h2>
      {field
        ? <FieldValue language={language} body={version.body} field={field} />
        : <p class="pre"><b>{version.title}</b>{`\n${version.summary}`}</p>}
    </div>
  )
}
