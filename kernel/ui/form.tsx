// The pieces of forms, after GOV.UK's patterns: labels, hints, errors beside the field and above
// the form. They know no domain word; texts come as properties.
import type { ComponentChildren } from 'preact'
import type { FormSeal } from '../http/route.ts'

/** What is wrong with one field, in the reader's words. */
export type FieldProblem = { field: string, text: string }

/** What every form of a signed-in person must carry; nothing for visitors. */
export function Seal({ of }: { of: FormSeal }) {
  if (of.token === '') return null
  return (
    <>
      <input type="hidden" name="token" value={of.token} />
      {of.once !== '' && <input type="hidden" name="once" value={of.once} />}
    </>
  )
}

/** A form that is sent with POST, with its seal; `files` when it has a field for files. */
export function Form(
  { action, seal, children, files = false }: {
    action: string, seal: FormSeal, children: ComponentChildren, files?: boolean,
  },
) {
  // The seal stands first: without it no byte of a file is kept.
  return (
    <form
      method="post" action={action} class="form"
      {...(files && { encType: 'multipart/form-data' })}
    ><Seal of={seal} />{children}</form>
  )
}

/** All problems of a form, each a link to its field. */
export function ErrorSummary({ title, problems }: { title: string, problems: FieldProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1}>
      <h2 class="h3" id="errors-title">{title}</h2>
      <ul>{problems.map(({ field, text }) => <li><a href={`#${field}`}>{text}</a></li>)}</ul>
    </div>
  )
}

type FieldProps = {
  name: string, label: string, hint?: string, problems?: FieldProblem[], value?: string,
  /** What the browser may fill in (HTML, "autocomplete"). */
  autocomplete?: string
  inputmode?: 'numeric' | 'email' | 'text'
  type?: 'date' | 'time'
  /** Characters that a good answer has, for the width of the field. */
  width?: 4 | 10 | 20
}

/** One line of text with its label, hint and error. */
export function TextField(
  { name, label, hint, problems = [], value = '', autocomplete, inputmode, type, width }:
  FieldProps,
) {
  const problem = problems.find(({ field }) => field === name)?.text
  const more = {
    ...(type !== undefined && { type }),
    ...(inputmode && { inputMode: inputmode }),
    ...(autocomplete && { autocomplete }),
    ...(problem && { 'aria-invalid': true }),
    ...((hint || problem) && { 'aria-describedby': describedBy(name, hint, problem) }),
  }
  return (
    <div class={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="form__label" for={name}>{label}</label>
      {hint && <p class="form__hint" id={`${name}-hint`}>{hint}</p>}
      {problem && <p class="govuk-error-message" id={`${name}-error`}>{problem}</p>}
      <input
        class={classesOf(width, problem)} id={name} name={name} value={value} spellcheck={false}
        autocapitalize="none" {...more}
      />
    </div>
  )
}

const describedBy = (name: string, hint = '', problem = '') =>
  [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ')

const classesOf = (width: number | undefined, problem: string | undefined) => [
  'govuk-input', width && `govuk-input--width-${width}`, problem && 'govuk-input--error',
].filter(Boolean).join(' ')

/** A button that sends the form it stands in; `named` says which of several it was. */
export function Submit(
  { text, secondary = false, named }: {
    text: ComponentChildren, secondary?: boolean, named?: { name: string, value: string },
  },
) {
  return (
    <button
      type="submit" class={secondary ? 'act' : 'govuk-button'} name={named?.name}
      value={named?.value}
    >{text}</button>
  )
}
