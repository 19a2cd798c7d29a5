// The form above a cube's table: everything that can be chosen, without JavaScript.
import type { Language } from '../../../kernel/i18n/languages.ts'
import { ChosenFilters } from '../../../kernel/ui/filters.tsx'
import { href } from '../paths.ts'
import { choiceQuery } from './choice.ts'
import type { Coded } from './cube.ts'
import { dimensionOf, labelOf } from './labels.ts'
import { cubeTexts } from './messages.ts'
import { labeller } from './table-view.tsx'
import type { View } from './view.ts'

const BOXES_MAX = 60 // more categories than this are typed, not ticked

type Props = { view: View, language: Language }
type Option = { value: string, text: string }

export function CubeForm({ view, language }: Props) {
  const { cube: { description }, choice, columns: { dimensions }, version } = view
  const t = cubeTexts(language).choose
  const names = dimensions.map(({ id }) =>
    ({ value: id, text: dimensionOf(description, id).title[language] }))
  const years = dimensions.find(({ id }) => dimensionOf(description, id).kind === 'year')
  const [from, to] = [choice.from ?? '', choice.to ?? '']
  const yearOptions = [{ value: '', text: t.any },
    ...(years?.values ?? []).map(({ id }) => ({ value: id, text: id }))]
  return (
    <form class="choices cube__form" action={href.cube(language, description.id)}>
      <h2 class="h3">{t.title}</h2>
      <div class="choices__all">
        <Choose name="rows" label={t.rows} options={names} chosen={choice.rows} />
        <Choose name="columns" label={t.columns} options={names} chosen={choice.columns} />
        {years && <Choose name="from" label={t.from} options={yearOptions} chosen={from} />}
        {years && <Choose name="to" label={t.to} options={yearOptions} chosen={to} />}
        <Choose name="order" label={t.order} chosen={choice.order}
          options={[{ value: 'listed', text: t.listed }, { value: 'total', text: t.total }]} />
      </div>
      {dimensions.map((coded) => coded === years
        ? (choice.keep.get(coded.id) ?? []).map((value) =>
          <input type="hidden" name={coded.id} value={value} />)
        : <Only view={view} language={language} coded={coded} />)}
      {choice.version !== undefined &&
        <input type="hidden" name="version" value={version.number} />}
      <button class="govuk-button" type="submit">{t.show}</button>
    </form>
  )
}

function Choose(
  { name, label, options, chosen }: {
    name: string, label: string, options: Option[], chosen: string,
  },
) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={name}>{label}</label>
      <select class="govuk-select" id={name} name={name}>
        {options.map(({ value, text }) =>
          <option value={value} selected={value === chosen}>{text}</option>)}
      </select>
    </div>
  )
}

/** One dimension's categories: boxes to tick, or a field where there are too many. */
function Only({ view, language, coded }: Props & { coded: Coded }) {
  const { cube: { description }, choice } = view
  const t = cubeTexts(language).choose
  const dimension = dimensionOf(description, coded.id)
  const chosen = choice.keep.get(coded.id) ?? []
  const title = t.only({ dimension: dimension.title[language] })
  const offered = coded.values.filter(({ id }) => id !== dimension.total || chosen.includes(id))
  return (
    <details class="filters__one" open={chosen.length > 0}>
      <summary>{title}</summary>
      {offered.length > BOXES_MAX
        ? (
          <Typed dimension={{ id: coded.id, title, count: offered.length }} chosen={chosen}
            language={language} />
        )
        : (
          <fieldset class="cube__boxes">
            <legend class="govuk-visually-hidden">{title}</legend>
            {offered.map((value) => {
              const { text, lang } = labelOf(dimension, value, language)
              return (
                <label>
                  <input type="checkbox" name={coded.id} value={value.id}
                    checked={chosen.includes(value.id)} />
                  <span lang={lang}>{text}</span>
                </label>
              )
            })}
          </fieldset>
        )}
    </details>
  )
}

function Typed(
  { dimension: { id, title, count }, chosen, language }: {
    dimension: { id: string, title: string, count: number }, chosen: string[], language: Language,
  },
) {
  const t = cubeTexts(language).choose
  const field = `only-${id}`
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={field}>{title}</label>
      <div class="govuk-hint" id={`${field}-hint`}>{t.hint({ count })}</div>
      {chosen.slice(1).map((value) => <input type="hidden" name={id} value={value} />)}
      <input class="govuk-input" id={field} name={id} value={chosen[0] ?? ''}
        aria-describedby={`${field}-hint`} autocomplete="off" />
    </div>
  )
}

/** The chosen categories, each with a link that takes it away. */
export function Chosen({ view, language }: Props) {
  const { cube: { description }, choice, columns: { dimensions } } = view
  const t = cubeTexts(language).filters
  const name = labeller(view, language)
  const chosen = [...choice.keep].flatMap(([id, values]) => values.map((value) => {
    const rest = values.filter((one) => one !== value)
    const keep = new Map(rest.length > 0 ? [...choice.keep, [id, rest]] : [...choice.keep]
      .filter(([one]) => one !== id))
    const printed = dimensions.find((one) => one.id === id)?.values
      .find((one) => one.id === value)?.printed ?? value
    return {
      text: t.value({
        dimension: dimensionOf(description, id).title[language],
        value: name(id, { id: value, printed }).text,
      }),
      href: href.cube(language, description.id,
        choiceQuery({ ...choice, keep, page: 1 }, description)),
    }
  }))
  return <ChosenFilters texts={t} clear={href.cube(language, description.id)} chosen={chosen} />
}
