// Asking the desk for a text in another language; the desk writes it beside the original.
import { NotFound } from '../../../kernel/http/problem.ts'
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import { personOf, problemsOf } from '../items/acting.tsx'
import { edgeOf, inWorkspace, trailOf } from '../items/frame.tsx'
import type { Item } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { Handling } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { FieldValue, linesOf } from '../versions/body.tsx'
import { listVersions } from '../versions/queries.ts'
import { readStep, StepFields } from '../versions/steps.tsx'
import { bodyFields, type Version } from '../versions/version.ts'
import { deliverTranslation } from './actions.ts'
import { listTranslations } from './queries.ts'
import type { Translation } from './translation.ts'

type Values = { id: string, language: string }

/** GET /…/translations/{language}: the desk writes what it was asked for. */
export async function translatePage(request: PageRequest<Values>): Promise<PageAnswer> {
  const found = await findAsked(request)
  return showTranslate(request, found, { form: request.kept, problems: [] })
}

/** POST /…/translations/{language} */
export async function deliver(request: FormRequest<Values>): Promise<FormAnswer> {
  const { writer, language, form } = request
  const found = await findAsked(request)
  const { item, original, translation } = found
  const steps = ['words', ...translatedFields(item).map(({ name }) => name)]
  let version: Version = { ...original, title: '', summary: '' }
  const wrong = steps.flatMap((step) => {
    const read = readStep(item.kind, { step, form, version })
    if (read) version = { ...version, ...read.value }
    return read?.wrong ?? []
  })
  if (wrong.length > 0) {
    return showTranslate(request, found, { form, problems: problemsOf(language, wrong) })
  }
  await deliverTranslation(writer, personOf(request), {
    item: item.id, number: translation.number, language: translation.language,
    desk: translation.desk.id, title: version.title, summary: version.summary, body: version.body,
  })
  return { to: href.deskWork(language) }
}

type Found = { item: Item, original: Version, translation: Translation }

async function findAsked(
  { reader, values }: Pick<PageRequest<Values>, 'reader' | 'values'>,
): Promise<Found> {
  const item = await getItem(reader, values.id)
  const translation = (await listTranslations(reader, item.id)).find((one) =>
    one.language === values.language && one.status === 'asked')
  const original = (await listVersions(reader, item.id)).find((one) =>
    one.number === translation?.number && !one.translated)
  if (item.isOwn || !translation || !original) throw new NotFound()
  return { item, original, translation }
}

// Days and indicators are the same in every language.
const translatedFields = ({ kind }: Item) =>
  bodyFields[kind].filter(({ shape }) => shape !== 'indicators' && shape !== 'day')

function showTranslate(
  { language, seal }: Pick<PageRequest, 'language' | 'seal'>,
  { item, original, translation }: Found,
  { form, problems }: { form: URLSearchParams | undefined, problems: FieldProblem[] },
): PageAnswer {
  const t = texts(language)
  const empty: Version = { ...original, language: translation.language, title: '', summary: '',
    body: {} }
  const title = t.translations.write({
    language: languageName(language, translation.language),
  })
  return {
    ...inWorkspace, ...edgeOf(language, [item.tlp]), title, trail: trailOf(language, item),
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <p class="meta">{t.kinds[item.kind]} · {item.number}</p>
        <h1>{title}</h1>
        <Handling language={language} tlp={item.tlp} />
        <p>{t.translations.noService}</p>
        <Form action={href.translation(language, item.id, translation.language)} seal={seal}>
          <Original language={language} original={original} />
          <StepFields language={language} item={item} step="words" version={empty}
            form={form} problems={problems} />
          {translatedFields(item).map((field) => (
            <>
              <div class="inset" lang={original.language}>
                <FieldValue language={language} body={original.body} field={field} />
                {linesOf(original.body, field).length === 0 && <p class="meta">–</p>}
              </div>
              <StepFields language={language} item={item} step={field.name} version={empty}
                form={form} problems={problems} />
            </>
          ))}
          <Submit text={t.translations.deliver} />
        </Form>
      </div>
    ),
  }
}

function Original({ language, original }: { language: Language, original: Version }) {
  return (
    <div class="inset" lang={original.language}>
      <p class="meta" lang={language}>{languageName(language, original.language)}</p>
      <p><b>{original.title}</b></p>
      <p class="pre">{original.summary}</p>
    </div>
  )
}
