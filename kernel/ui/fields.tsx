// Fields of more than one line or with choices, after GOV.UK's patterns. They know no domain word.
import type { ComponentChildren } from 'preact'
import type { FieldProblem } from './form.tsx'

type FieldProps = {
  name: string, label: string, hint?: string | undefined, problems?: FieldProblem[]
}

const problemOf = (name: string, problems: FieldProblem[] = []) =>
  problems.find(({ field }) => field === name)?.text

const groupClass = (problem: string | undefined) =>
  problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'

function Help({ name, hint, problem }: {
  name: string, hint: string | undefined, problem: string | undefined,
}) {
  return (
    <>
      {hint && <p class="form__hint" id={`${name}-hint`}>{hint}</p>}
      {problem && <p class="govuk-error-message" id={`${name}-error`}>{problem}</p>}
    </>
  )
}

function describe(name: string, hint: string | undefined, problem: string | undefined) {
  const ids = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ')
  return { ...(ids && { 'aria-describedby': ids }), ...(problem && { 'aria-invalid': true }) }
}

/** Several lines of text. */
export function TextArea(
  { name, label, hint, problems, value = '', rows = 5 }:
  FieldProps & { value?: string | undefined, rows?: number },
) {
  const problem = problemOf(name, problems)
  return (
    <div class={groupClass(problem)}>
      <label class="form__label" for={name}>{label}</label>
      <Help name={name} hint={hint} problem={problem} />
      <textarea
        class={problem ? 'govuk-textarea govuk-textarea--error' : 'govuk-textarea'} id={name}
        name={name} rows={rows} {...describe(name, hint, problem)}
      >{value}</textarea>
    </div>
  )
}

/** Files of the reader's machine. Browsers never give one back: after a mistake it is empty. */
export function FileField(
  { name, label, hint, problems = [], accept, several = false }:
  FieldProps & { accept: string, several?: boolean },
) {
  const own = problems.filter(({ field }) => field === name)
  const problem = own[0]?.text
  return (
    <div class={groupClass(problem)}>
      <label class="form__label" for={name}>{label}</label>
      <Help name={name} hint={hint} problem={undefined} />
      {problem && (
        <div id={`${name}-error`}>
          {own.map(({ text }) => <p class="govuk-error-message">{text}</p>)}
        </div>
      )}
      <input
        class={problem ? 'file-field file-field--error' : 'file-field'} id={name} name={name}
        type="file" accept={accept} {...(several && { multiple: true })}
        {...describe(name, hint, problem)}
      />
    </div>
  )
}

export type Option = { value: string, text: ComponentChildren, more?: ComponentChildren }

/** One of a list that folds. */
export function Select(
  { name, label, hint, problems, options, value }:
  FieldProps & { options: { value: string, text: string }[], value: string },
) {
  const problem = problemOf(name, problems)
  return (
    <div class={groupClass(problem)}>
      <label class="form__label" for={name}>{label}</label>
      <Help name={name} hint={hint} problem={problem} />
      <select class="govuk-select" id={name} name={name} {...describe(name, hint, problem)}>
        {options.map((one) =>
          <option value={one.value} selected={one.value === value}>{one.text}</option>)}
      </select>
    </div>
  )
}

/** One of a few, or any of them, each with an explanation. The first has the id of the field. */
export function Choices(
  { name, label, hint, problems, options, chosen, several = false }:
  FieldProps & { options: Option[], chosen: readonly string[], several?: boolean },
) {
  const problem = problemOf(name, problems)
  return (
    <div class={groupClass(problem)}>
      <fieldset class="choices" {...describe(name, hint, undefined)}>
        <legend>{label}</legend>
        <Help name={name} hint={hint} problem={problem} />
        {options.map((one, index) => (
          <label>
            <input
              type={several ? 'checkbox' : 'radio'} name={name} value={one.value}
              checked={chosen.includes(one.value)} {...(index === 0 && { id: name })}
            />
            <span>{one.text}{one.more && <small>{one.more}</small>}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
