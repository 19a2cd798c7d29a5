// The form of a comparison: plain GET, whole without script, what was chosen stays chosen.
import type { ComponentChildren } from 'preact'
import { compareNames } from '../../../kernel/i18n/format.ts'
import { type Area, areaKinds } from '../areas/area.ts'
import { type Indicator, themes } from '../indicators/indicator.ts'
import { texts as observatoryTexts } from '../messages.ts'
import { href } from '../paths.ts'
import { AREAS_MAX, compareCharts } from './comparison.ts'
import { type Catalogue, type Choice, cutsOf, type Field } from './input.ts'
import type { Labels } from './labels.tsx'
import { texts } from './messages.ts'
import type { Shelf } from './queries.ts'

type FormProps = {
  labels: Labels, catalogue: Catalogue, choice: Choice, shelves: Shelf[],
}

export function ChoiceForm(props: FormProps) {
  const { labels, choice, catalogue } = props
  const { language } = labels
  const t = texts(language).form
  const wrong = new Set(choice.errors.map(({ field }) => field))
  return (
    <form class="comparing" action={href.compare(language)}>
      <h2 class="h3">{t.title}</h2>
      <Part id="indicator" title={t.indicators} hint={t.indicatorsHint}
        open={choice.picks.length === 0 || wrong.has('indicator')}>
        <IndicatorBoxes {...props} />
      </Part>
      <SourcesAndCuts {...props} />
      <Kept choice={choice} />
      <Part id="area" title={t.areas} hint={t.areasHint({ max: AREAS_MAX })}
        open={choice.comparison.areas.length === 0 || wrong.has('area')}>
        <AreaBoxes {...props} />
      </Part>
      <Part id="group" title={t.groups} hint={t.groupsHint}
        open={choice.comparison.groups.length > 0 || wrong.has('group')}>
        <Boxes name="group" chosen={choice.comparison.groups}
          options={catalogue.groups.map(({ id }) => ({ value: id, text: labels.group(id) }))} />
      </Part>
      <When {...props} />
      <button class="govuk-button" type="submit">{t.show}</button>
      <p><a href={href.compare(language)}>{t.clear}</a></p>
    </form>
  )
}

function IndicatorBoxes({ labels, catalogue, choice }: FormProps) {
  const byTheme = Map.groupBy(catalogue.indicators, ({ theme }) => theme)
  const { themes: names, units } = observatoryTexts(labels.language)
  return (
    <>
      {themes.filter((theme) => byTheme.has(theme)).map((theme) => (
        <fieldset>
          <legend>{names[theme]}</legend>
          <Boxes name="indicator" chosen={choice.comparison.indicators}
            options={(byTheme.get(theme) ?? []).map(({ id, unit }) =>
              ({ value: id, text: labels.indicator(id), more: units[unit] }))} />
        </fieldset>
      ))}
    </>
  )
}

function AreaBoxes({ labels, catalogue, choice }: FormProps) {
  const byKind = Map.groupBy(catalogue.areas, ({ kind }) => kind)
  const names = observatoryTexts(labels.language).areaKinds
  const order = compareNames(labels.language)
  const options = (areas: Area[]) => areas
    .map(({ id }) => ({ value: id, text: labels.area(id) }))
    .toSorted((a, b) => order(a.text, b.text))
  return (
    <>
      {areaKinds.filter((kind) => byKind.has(kind)).map((kind) => (
        <fieldset>
          <legend>{names[kind]}</legend>
          <Boxes name="area" chosen={choice.comparison.areas}
            options={options(byKind.get(kind) ?? [])} />
        </fieldset>
      ))}
    </>
  )
}

/** Of the chosen indicators: their sources, and the category where there are several. */
function SourcesAndCuts({ labels, catalogue, choice, shelves }: FormProps) {
  const t = texts(labels.language).form
  const indicators = [...new Set(choice.picks.map(({ indicator }) => indicator))]
  return (
    <>
      <div id="series">{indicators.map((indicator) => {
        const offered = catalogue.series.filter((one) => one.indicator === indicator.id)
        const shown = choice.picks.map(({ series }) => series.id)
        return offered.length > 1 && (
          <Part id={`series-${indicator.id}`} hint={t.sourcesHint} open={false}
            title={t.sources({ indicator: labels.indicator(indicator.id) })}>
            <Boxes name="series" chosen={shown} options={offered.map((one) =>
              ({ value: one.id, text: labels.source(one, 'long') }))} />
          </Part>
        )
      })}</div>
      <div id="cut">{indicators.map((indicator) => (
        <CutSelect indicator={indicator} labels={labels} shelves={shelves}
          chosen={choice.picks.find((pick) => pick.indicator === indicator)?.cut ?? ''} />
      ))}</div>
    </>
  )
}

// The source and category of an indicator that is left out for now are not lost.
function Kept({ choice: { comparison, picks } }: { choice: Choice }) {
  const left = comparison.indicators.filter((id) =>
    !picks.some(({ indicator }) => indicator.id === id))
  const isOf = (separator: string) => (value: string) =>
    left.some((id) => value.startsWith(id + separator))
  return (
    <>
      {comparison.series.filter(isOf('.')).map((value) =>
        <input type="hidden" name="series" value={value} />)}
      {comparison.cuts.filter(isOf(':')).map((value) =>
        <input type="hidden" name="cut" value={value} />)}
    </>
  )
}

function CutSelect(
  { indicator, labels, shelves, chosen }: {
    indicator: Indicator, labels: Labels, shelves: Shelf[], chosen: string,
  },
) {
  const t = texts(labels.language).form
  const cuts = cutsOf(indicator, shelves.filter(({ series }) =>
    series.startsWith(`${indicator.id}.`)))
  if (cuts.length < 2) return null
  const id = `cut-${indicator.id}`
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>
        {t.category({ indicator: labels.indicator(indicator.id) })}
      </label>
      <select class="govuk-select" id={id} name="cut">
        {cuts.map((cut) => (
          <option value={cut === '' ? '' : `${indicator.id}:${cut}`} selected={cut === chosen}>
            {labels.cut(indicator, cut)}
          </option>
        ))}
      </select>
    </div>
  )
}

function When({ labels, choice: { comparison, typed, errors } }: FormProps) {
  const t = texts(labels.language)
  const { asOf, asOfHint } = observatoryTexts(labels.language).indicator
  const isWrong = (field: Field) => errors.some((error) => error.field === field)
  return (
    <>
      <p class="govuk-hint" id="period-hint">{t.form.periodHint}</p>
      <div class="comparing__years">
        <TextField name="from" label={t.form.from} value={typed.from} isWrong={isWrong('from')}
          describedBy="period-hint" />
        <TextField name="to" label={t.form.to} value={typed.to} isWrong={isWrong('to')}
          describedBy="period-hint" />
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="chart">{t.form.chart}</label>
        <select class="govuk-select" id="chart" name="chart">
          <option value="" selected={comparison.chart === ''}>{t.charts.auto}</option>
          {compareCharts.map((chart) => (
            <option value={chart} selected={chart === comparison.chart}>{t.charts[chart]}</option>
          ))}
        </select>
      </div>
      <TextField name="asOf" label={asOf} value={typed.asOf} isWrong={isWrong('asOf')}
        describedBy="asOf-hint" hint={asOfHint} />
    </>
  )
}

/** A text field with its label, and the mark of an error. */
export function TextField(
  { name, label, value, isWrong, describedBy, hint }: {
    name: string, label: string, value: string, isWrong: boolean, describedBy: string,
    hint?: string,
  },
) {
  return (
    <div class={isWrong ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label" for={name}>{label}</label>
      {hint && <p class="govuk-hint" id={describedBy}>{hint}</p>}
      <input class="govuk-input" id={name} name={name} type="text" value={value}
        autocomplete="off" aria-describedby={describedBy}
        aria-invalid={isWrong ? 'true' : undefined} />
    </div>
  )
}

/** A part of the form that folds; its fields are sent whether it is open or not. */
export function Part(
  { id, title, hint, open, children }: {
    id: string, title: string, hint: string, open: boolean, children: ComponentChildren,
  },
) {
  return (
    <details class="comparing__part" id={id} open={open}>
      <summary>{title}</summary>
      <p class="govuk-hint" id={`${id}-hint`}>{hint}</p>
      <fieldset aria-describedby={`${id}-hint`}>
        <legend class="govuk-visually-hidden">{title}</legend>
        {children}
      </fieldset>
    </details>
  )
}

type Option = { value: string, text: string, more?: string }

/** Boxes to tick, each with its label. */
export const Boxes = ({ name, options, chosen }: {
  name: string, options: Option[], chosen: string[],
}) => options.map(({ value, text, more }) => (
  <label class="comparing__box">
    <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
    <span>{text}{more && <span class="meta"> {more}</span>}</span>
  </label>
))
