// What could not be used of a choice, and what to change; each sentence leads to its field.
import { formatDate } from '../../../kernel/i18n/format.ts'
import type { ChoiceError } from './input.ts'
import type { Labels } from './labels.tsx'
import { texts } from './messages.ts'

export function ChoiceErrors({ errors, labels }: { errors: ChoiceError[], labels: Labels }) {
  if (errors.length === 0) return null
  const t = texts(labels.language).errors
  return (
    <div class="notice choice-errors" role="alert" aria-labelledby="choice-errors">
      <h2 class="h3" id="choice-errors">{t.title}</h2>
      <ul>
        {distinct(errors, labels).map(([text, field]) => <li><a href={`#${field}`}>{text}</a></li>)}
      </ul>
      <p>{t.kept}</p>
    </div>
  )
}

/** Each sentence once, with the first field it is about. */
function distinct(errors: ChoiceError[], labels: Labels): [text: string, field: string][] {
  const fields = new Map<string, string>()
  for (const error of errors.toReversed()) fields.set(errorText(labels, error), error.field)
  return [...fields].toReversed()
}

/** One sentence for one error. */
export function errorText(labels: Labels, error: ChoiceError): string {
  const t = texts(labels.language).errors
  switch (error.kind) {
    case 'unknown':
      return unknownText(labels, error)
    case 'nothing-chosen':
      if (error.field === 'indicator') return t.noIndicator
      return error.field === 'area' ? t.noArea : t.noSource
    case 'too-many':
      return error.field === 'area' ? t.tooManyAreas(error) : t.tooManySeries(error)
    case 'unit-mix':
      return t.unitMix({ left: error.left.map(labels.indicator).join('; ') })
    case 'period-mix':
      return t.periodMix({ left: error.left.map(labels.indicator).join('; ') })
    case 'not-a-period':
      return t.notAPeriod(error)
    case 'not-a-date':
      return t.notADate(error)
    case 'wrong-order':
      return t.wrongOrder({ first: labels.period(error.first), last: labels.period(error.last) })
    case 'outside': {
      const periods = {
        value: labels.period(error.value), first: labels.period(error.first),
        last: labels.period(error.last),
      }
      return error.field === 'from' ? t.outsideFrom(periods) : t.outsideTo(periods)
    }
    case 'before-releases':
      return t.beforeReleases({
        date: formatDate(labels.language, error.value),
        first: formatDate(labels.language, error.first),
      })
    case 'same-source':
      return t.sameSource
  }
}

function unknownText(
  { language }: Labels, { field, values, count }: ChoiceError & { kind: 'unknown' },
): string {
  const { unknown, more, quoted } = texts(language).errors
  const shown = values.map((value) => quoted({ value })).join(', ')
  const all = count > values.length
    ? more({ values: shown, more: count - values.length }) : shown
  switch (field) {
    case 'from': case 'to': case 'asOf': return all // dates have errors of their own
    default: return unknown[field]({ values: all })
  }
}
