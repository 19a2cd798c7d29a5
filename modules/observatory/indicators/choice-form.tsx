// The form at the head of an indicator's page: what is shown, all of it in the address.
import type { VNode } from 'preact'
import { compareNames } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { isKnown } from '../summaries/summary.ts'
import type { StatisticalSource } from './indicator.ts'
import { areaName, type View } from './view.tsx'

type Option = { value: string, text: string }

export function ChoiceForm({ view }: { view: View }): VNode {
  const { language, indicator, series, choice, sources } = view
  const t = texts(language).indicator
  const periods = [...new Set(view.figures.filter(isKnown).map(({ period }) => period))].toSorted()
  const areas = [...new Set(view.figures.map(({ area }) => area))]
    .map((id) => ({ value: id.toLowerCase(), text: areaName(view, id) }))
    .toSorted((a, b) => compareNames(language)(a.text, b.text))
  return (
    <form class="choices" action={href.indicator(language, indicator.id)}>
      <details open={view.wrong.length > 0}>
        <summary>{t.change}</summary>
        <div class="choices__all">
          {series.length > 1 && (
            <Choose name="source" label={t.source} chosen={choice.series.source}
              options={series.map(({ source }) => ({
                value: source, text: nameOfSource(sources.get(source), language) ?? source,
              }))} />
          )}
          {indicator.dimensions.map((dimension) => (
            <Choose name={dimension.id} chosen={choice.categories[dimension.id] ?? ''}
              label={t.category({ dimension: dimension.title[language] })}
              options={[{ value: '', text: t.total }, ...dimension.values.map(({ id, title }) =>
                ({ value: id, text: title[language] }))]} />
          ))}
          <Choose name="year" label={t.year} chosen={choice.year ?? ''}
            options={[
              { value: '', text: t.best({ year: view.best ?? '–' }) },
              ...periods.toReversed().map((period) => ({ value: period, text: period })),
            ]} />
          <Choose name="area" label={t.state} chosen={choice.area?.toLowerCase() ?? ''}
            options={[{ value: '', text: t.none }, ...areas]} />
          <div class="govuk-form-group">
            <label class="govuk-label" for="asOf">{t.asOf}</label>
            <div class="govuk-hint" id="asOf-hint">{t.asOfHint}</div>
            <input class="govuk-input" id="asOf" name="asOf" aria-describedby="asOf-hint"
              value={choice.asOf ?? ''} autocomplete="off" />
          </div>
        </div>
        <button class="govuk-button" type="submit">{t.show}</button>
      </details>
    </form>
  )
}


const nameOfSource = (source: StatisticalSource | undefined, language: Language) =>
  source && `${source.producer}: ${source.dataset[language]}`

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
