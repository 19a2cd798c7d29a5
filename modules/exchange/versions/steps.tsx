// Writing an item, one thing per page: which pages there are, and what each of them asks.
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { TextArea } from '../../../kernel/ui/fields.tsx'
import { type FieldProblem, TextField } from '../../../kernel/ui/form.tsx'
import type { Item, ItemKind } from '../items/item.ts'
import { texts } from '../messages.ts'
import { linesOf } from './body.tsx'
import { indicatorLine, readField, readText, SUMMARY_MAX, TITLE_MAX, type Wrong } from './input.ts'
import { type Body, bodyFields, type FieldShape, type Version } from './version.ts'

/** The steps of a kind: words first, a page for each field, then marking and readers. */
export const stepsOf = (kind: ItemKind): string[] => [
  'words', ...bodyFields[kind].map(({ name }) => name), 'marking', 'recipients',
]

/** The steps that concern the text alone; marking and readers of what is issued stand elsewhere. */
export const textSteps = ({ kind, currentVersion }: Item): string[] => currentVersion === 0
  ? stepsOf(kind) : stepsOf(kind).filter((step) => step !== 'marking' && step !== 'recipients')

export const fieldOf = (kind: ItemKind, step: string): FieldShape | undefined =>
  bodyFields[kind].find(({ name }) => name === step)

export type Text = { title: string, summary: string, body: Body }

/** What a step of the text says after the form, with what is wrong. */
export function readStep(
  kind: ItemKind, { step, form, version }: {
    step: string, form: URLSearchParams, version: Version,
  },
): { value: Text, wrong: Wrong[] } | undefined {
  const { title, summary, body } = version
  if (step === 'words') {
    const [newTitle, newSummary] =
      [readText(form, 'title', TITLE_MAX), readText(form, 'summary', SUMMARY_MAX)]
    return {
      value: { title: newTitle.value.replaceAll('\n', ' '), summary: newSummary.value, body },
      wrong: [
        ...newTitle.value === '' ? [{ field: 'title', problem: 'required' } as const] : [],
        ...newTitle.wrong, ...newSummary.wrong,
      ],
    }
  }
  const field = fieldOf(kind, step)
  if (!field) return undefined
  const read = readField(form, field, body)
  return { value: { title, summary, body: read.value }, wrong: read.wrong }
}

/** The fields of a step of the text. */
export function StepFields(
  { language, item, step, version, form, problems }: {
    language: Language, item: Item, step: string, version: Version,
    /** What was typed, when something was wrong with it. */
    form: URLSearchParams | undefined, problems: FieldProblem[],
  },
): ComponentChildren {
  const t = texts(language)
  const lang = version.language
  if (step === 'words') {
    return (
      <div lang={lang}>
        <TextArea name="title" label={t.step.title} hint={t.step.titleHint} rows={2}
          value={form?.get('title') ?? version.title} problems={problems} />
        <TextArea name="summary" label={t.step.summary} rows={4}
          value={form?.get('summary') ?? version.summary} problems={problems} />
      </div>
    )
  }
  const field = fieldOf(item.kind, step)
  if (!field) return null
  const value = form?.get(field.name) ?? typedValue(version.body, field)
  const label = t.body[field.name]
  switch (field.shape) {
    case 'line':
      return <TextField name={field.name} label={label} value={value} problems={problems} />
    case 'day':
      return <TextField name={field.name} label={label} hint={t.step.dateHint} value={value}
        width={10} problems={problems} type="date" />
    case 'text':
      return <TextArea name={field.name} label={label} rows={10} value={value}
        problems={problems} hint={templateOf(language, item, field.name)} />
    case 'list':
      return <TextArea name={field.name} label={label} rows={8} value={value}
        problems={problems} hint={`${t.step.onePerLine}. ${templateOf(language, item, field.name) ?? ''}`} />
    case 'indicators':
      return <TextArea name={field.name} label={label} rows={12} value={value}
        problems={problems} hint={t.step.indicatorsHint} />
  }
}

const typedValue = (body: Body, field: FieldShape): string => field.shape === 'indicators'
  ? (body.indicators ?? []).map(indicatorLine).join('\n') : linesOf(body, field).join('\n')

// What a good answer says: as the department of the item asks it, else as the kind does.
function templateOf(language: Language, { department }: Item, name: string): string | undefined {
  const t = texts(language)
  const usual: Partial<Record<string, string>> = t.template
  const departments: Partial<Record<string, Partial<Record<string, string>>>> = t.templates
  const own = departments[department] ?? {}
  return own[name] ?? usual[name]
}
