// The first step of sharing: what kind of thing, in whose name, with a template or without.
import type {
  FormAnswer, FormRequest, PageAnswer, PageRequest,
} from '../../../kernel/http/route.ts'
import { Choices } from '../../../kernel/ui/fields.tsx'
import { ErrorSummary, type FieldProblem, Form, Submit } from '../../../kernel/ui/form.tsx'
import { actingFor, listOwn, personOf } from '../items/acting.tsx'
import { beginItem } from '../items/actions.ts'
import { inWorkspace, trailOf } from '../items/frame.tsx'
import { type Department, departments, type ItemKind, itemKinds } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { InNameOf, OfDepartment, TemplateList, templatePage } from '../templates/template-page.tsx'
import { findTemplate, templates, textToBegin } from '../templates/template.ts'
import { stepsOf } from './steps.tsx'

// Which department a kind is for most often; the person may say another.
const usual: Record<ItemKind, Department> = {
  alert: 'cicte', 'early-warning': 'cicad', typology: 'dtoc', practice: 'dsp', question: 'dsp',
}

/** GET /…/w/exchange/new?template= */
export function newPage(request: PageRequest): Promise<PageAnswer> {
  const template = findTemplate(request.query.get('template'))
  if (template) return templatePage(request, template)
  return showNew(request, { form: request.kept ?? new URLSearchParams(), problems: [] })
}

async function showNew(
  request: PageRequest, { form, problems }: { form: URLSearchParams, problems: FieldProblem[] },
): Promise<PageAnswer> {
  const { language, seal } = request
  const t = texts(language)
  const own = await listOwn(request)
  return {
    ...inWorkspace, title: t.new.title, trail: trailOf(language),
    ...(problems.length > 0 && { status: 422 as const }),
    main: (
      <div class="read">
        <ErrorSummary title={t.problems} problems={problems} />
        <h1>{t.new.title}</h1>
        <div class="begin">
          <Form action={href.fresh(language)} seal={seal}>
            <h2>{t.new.fromEmpty}</h2>
            <Choices name="kind" label={t.kind} problems={problems}
              chosen={[form.get('kind') ?? '']}
              options={itemKinds.map((value) =>
                ({ value, text: t.kinds[value], more: t.kindHelp[value] }))} />
            <OfDepartment language={language} chosen={form.get('department') ?? ''} />
            <InNameOf language={language} own={own} chosen={form.get('as')} />
            <Submit text={t.new.begin} />
          </Form>
          <TemplateList language={language} />
        </div>
      </div>
    ),
  }
}

/** POST /…/w/exchange/new: begins a draft and leads to its first step. */
export async function begin(request: FormRequest): Promise<FormAnswer> {
  const { writer, language, form } = request
  const template = findTemplate(form.get('template'))
  const kind = template ? templates[template].kind
    : itemKinds.find((one) => one === form.get('kind'))
  if (!kind) {
    const text = texts(language).new.choose
    return showNew(request, { form, problems: [{ field: 'kind', text }] })
  }
  const department = departments.find((one) => one === form.get('department')) ?? usual[kind]
  const id = await beginItem(writer, personOf(request), {
    kind, department, owner: await actingFor(request), language,
    ...(template && { text: textToBegin(language, template) }),
  })
  return { to: href.step(language, { id, step: stepsOf(kind)[0] ?? 'words', in: language }) }
}
