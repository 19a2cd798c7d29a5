// A field for files, after GOV.UK's pattern. Its texts come as properties.
import type { FieldProblem } from './form.tsx'

/** Files are chosen with the browser's own button; `accept` is only a help, the server looks. */
export function FileField(
  { name, label, hint, problems = [], accept, several = false }: {
    name: string, label: string, hint: string, problems?: FieldProblem[], accept: string,
    several?: boolean,
  },
) {
  const problem = problems.find(({ field }) => field === name)?.text
  const ids = problem ? `${name}-hint ${name}-error` : `${name}-hint`
  return (
    <div class={problem ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="form__label" for={name}>{label}</label>
      <p class="form__hint" id={`${name}-hint`}>{hint}</p>
      {problem && <p class="govuk-error-message" id={`${name}-error`}>{problem}</p>}
      <input
        type="file" class="form__file" id={name} name={name} accept={accept} multiple={several}
        aria-describedby={ids} {...(problem && { 'aria-invalid': true })}
      />
    </div>
  )
}
