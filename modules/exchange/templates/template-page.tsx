// Templates to begin with: all of them, and one as its fields would begin.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Select } from '../../../kernel/ui/fields.tsx'
import { Form, Submit } from '../../../kernel/ui/form.tsx'
import { Notice, Tag } from '../../../kernel/ui/parts.tsx'
import { listOwn } from '../items/acting.tsx'
import { inWorkspace, trailOf } from '../items/frame.tsx'
import { type Department, departments } from '../items/item.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { FieldValue } from '../versions/body.tsx'
import { blanks, bodyFields } from '../versions/version.ts'
import { type TemplateCode, templates, templatesOf, templateText } from './template.ts'

/** Every template, by department. */
export function TemplateList({ language }: { language: Language }) {
  const t = texts(language)
  const groups = [...departments, null].map((department) =>
    ({ department, codes: templatesOf(department) }))
  return (
    <section aria-labelledby="h-templates">
      <h2 id="h-templates">{t.new.fromTemplate}</h2>
      <p>{t.new.templateLead}</p>
      {groups.filter(({ codes }) => codes.length > 0).map(({ department, codes }) => (
        <>
          <h3>{nameOf(language, department)}</h3>
          <ul class="templates">
            {codes.map((code) => <Entry language={language} code={code} />)}
          </ul>
        </>
      ))}
    </section>
  )
}

const nameOf = (language: Language, department: Department | null): string => {
  const t = texts(language)
  return department ? t.departments[department] : t.new.anyDepartment
}

function Entry({ language, code }: { language: Language, code: TemplateCode }) {
  const { name, about } = templateText(language, code)
  return (
    <li>
      <a href={href.fresh(language, { template: code })}>{name}</a>
      {' '}<Tag kind="info" text={texts(language).kinds[templates[code].kind]} />
      <br /><span class="meta">{about}</span>
    </li>
  )
}

/** GET /…/w/exchange/new?template= */
export async function templatePage(
  request: PageRequest, code: TemplateCode,
): Promise<PageAnswer> {
  const { language, seal } = request
  const t = texts(language)
  const { kind, department } = templates[code]
  const { name, about, title, summary, body } = templateText(language, code)
  const own = await listOwn(request)
  return {
    ...inWorkspace, title: name, query: { template: code },
    trail: [...trailOf(language), { href: href.fresh(language), text: t.new.title }],
    main: (
      <div class="read">
        <p class="cluster">
          <Tag kind="info" text={t.kinds[kind]} />
          <span class="meta">{nameOf(language, department)}</span>
        </p>
        <h1>{name}</h1>
        <p class="lead">{about}</p>
        <Notice info>{t.new.blanksHelp({ blank: blanks[language] })}</Notice>
        <Form action={href.fresh(language)} seal={seal}>
          <input type="hidden" name="template" value={code} />
          {department && <input type="hidden" name="department" value={department} />}
          {!department && <OfDepartment language={language} />}
          <InNameOf language={language} own={own} chosen={null} />
          <Submit text={t.new.useIt} />
        </Form>
        <p><a href={href.fresh(language)}>{t.new.fromEmpty}</a></p>
        <h2>{t.step.title}</h2>
        <p>{title}</p>
        <h2>{t.step.summary}</h2>
        <p>{summary}</p>
        {bodyFields[kind].filter((field) => body[field.name] !== undefined).map((field) => (
          <>
            <h2>{t.body[field.name]}</h2>
            <FieldValue language={language} body={body} field={field} />
          </>
        ))}
      </div>
    ),
  }
}

/** Whose subject it is; left open, as usual for its kind. */
export function OfDepartment({ language, chosen = '' }: { language: Language, chosen?: string }) {
  const t = texts(language)
  return (
    <Select name="department" label={t.new.department} hint={t.new.departmentHelp}
      value={chosen} options={[
        { value: '', text: t.new.usual },
        ...departments.map((value) => ({ value, text: t.departments[value] })),
      ]} />
  )
}

/** In the name of which organization, for people who work for several. */
export function InNameOf(
  { language, own, chosen }: {
    language: Language, own: Awaited<ReturnType<typeof listOwn>>, chosen: string | null,
  },
) {
  if (own.length < 2) return null
  return (
    <Select name="as" label={texts(language).new.who} value={chosen ?? ''}
      options={own.map(({ id, name }) => ({ value: id, text: name[language] }))} />
  )
}
