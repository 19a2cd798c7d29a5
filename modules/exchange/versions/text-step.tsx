// The page of one thing of the text; when a colleague saved meanwhile, theirs stands beside it.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { ErrorSummary, type FieldProblem, Form } from '../../../kernel/ui/form.tsx'
import { Notice } from '../../../kernel/ui/parts.tsx'
import type { Item } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { FieldValue } from './body.tsx'
import { SaveButtons, stepFrame, StepHead } from './step-frame.tsx'
import { fieldOf, StepFields } from './steps.tsx'
import type { Version } from './version.ts'

type Values = { id: string, step: string }

/** The page, with what was typed and what is wrong with it. Throws NotFound for no such step. */
export function showText(
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
