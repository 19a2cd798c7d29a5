// One thing per page; each saving keeps the draft. Two people at once: who comes second sees both.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { isLanguage } from '../../../kernel/i18n/languages.ts'
import { personOf, problemsOf } from '../items/acting.tsx'
import { Overtaken, saveText } from '../items/actions.ts'
import { markingStep, saveMarking } from '../items/marking-page.tsx'
import { isDraft, type Item } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { href } from '../paths.ts'
import { recipientsStep, saveRecipients } from '../recipients/recipients-page.tsx'
import { getVersion, listVersions } from './queries.ts'
import { readStep, textSteps } from './steps.tsx'
import { showText } from './text-step.tsx'
import type { Version } from './version.ts'

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
  return next
    ? href.step(language, { id: item.id, step: next, ...query })
    : href.draft(language, item.id, query)
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
