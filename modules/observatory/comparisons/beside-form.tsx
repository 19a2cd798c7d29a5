// What to put side by side: the form, and the pairs there are.
import { compareNames } from '../../../kernel/i18n/format.ts'
import { texts as observatoryTexts } from '../messages.ts'
import { href } from '../paths.ts'
import type { BesideView } from './beside-view.tsx'
import { Boxes, Part, TextField } from './choice-form.tsx'
import { BESIDE_AREAS_MAX } from './input.ts'
import { texts } from './messages.ts'
import { type BesideChoice, besideQuery } from './paths.ts'

export function BesideForm({ view }: { view: BesideView }) {
  const { labels, indicator, choice, typed, errors } = view
  const t = texts(labels.language).beside
  const { asOf, asOfHint } = observatoryTexts(labels.language).indicator
  const order = compareNames(labels.language)
  const areas = [...new Set([...view.pairs.map(({ area }) => area), ...choice.areas])]
    .map((id) => ({ value: id, text: labels.area(id) }))
    .toSorted((one, other) => order(one.text, other.text))
  return (
    <form class="comparing" action={href.beside(labels.language, indicator.id)}>
      <h2 class="h3">{t.choose}</h2>
      <SourceSelect view={view} name="a" label={t.a} chosen={choice.a} />
      <SourceSelect view={view} name="b" label={t.b} chosen={choice.b} />
      <Part id="area" title={t.areas} hint={t.areasHint({ max: BESIDE_AREAS_MAX })}
        open={choice.areas.length === 0 || errors.some(({ field }) => field === 'area')}>
        <Boxes name="area" options={areas} chosen={choice.areas} />
      </Part>
      <TextField name="asOf" label={asOf} value={typed} describedBy="asOf-hint" hint={asOfHint}
        isWrong={errors.some(({ field }) => field === 'asOf')} />
      <button class="govuk-button" type="submit">{t.show}</button>
    </form>
  )
}

function SourceSelect(
  { view, name, label, chosen }: {
    view: BesideView, name: 'a' | 'b', label: string, chosen: string,
  },
) {
  const { language } = view.labels
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={name}>{label}</label>
      <select class="govuk-select" id={name} name={name}>
        <option value="" selected={chosen === ''}>{texts(language).beside.none}</option>
        {view.offered.map((series) => (
          <option value={series.id} selected={series.id === chosen}>
            {series.indicator === view.indicator.id
              ? view.labels.source(series, 'long') : view.nameOf(series)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The pairs of sources that speak of the same place, each area a link. */
export function Pairs({ view }: { view: BesideView }) {
  const { labels, indicator, pairs, offered, nameOf } = view
  const { language } = labels
  const t = texts(language).beside
  const order = compareNames(language)
  const nameById = (id: string) => {
    const found = offered.find((one) => one.id === id)
    return found ? nameOf(found) : id
  }
  const to = (choice: Partial<BesideChoice>) =>
    href.beside(language, indicator.id, besideQuery(choice))
  const byPair = Map.groupBy(pairs, ({ a, b }) => `${a} ${b}`)
  if (byPair.size === 0) return <p>{offered.length < 2 ? t.oneSource : t.noPairs}</p>
  return (
    <>
      <h2 class="h2">{t.pairs}</h2>
      {[...byPair.values()].map((all) => (
        <>
          <h3 class="h3">
            {t.pairsOf({ a: nameById(all[0]?.a ?? ''), b: nameById(all[0]?.b ?? '') })}
          </h3>
          <ul class="columns">
            {all.toSorted((one, other) => order(labels.area(one.area), labels.area(other.area)))
              .map(({ area, a, b, periods, first, last }) => (
                <li>
                  <a href={to({ areas: [area], a, b })}>
                    {t.pairArea({
                      name: labels.area(area), periods,
                      first: labels.period(first), last: labels.period(last),
                    })}
                  </a>
                </li>
              ))}
          </ul>
        </>
      ))}
    </>
  )
}

/** Other indicators of which there are two sources. */
export function OtherPairs({ view: { labels, indicator, catalogue } }: { view: BesideView }) {
  const t = texts(labels.language)
  const others = catalogue.indicators.filter(({ id }) => id !== indicator.id &&
    catalogue.series.filter((one) => one.indicator === id).length > 1)
  if (others.length === 0) return null
  return (
    <>
      <h2 class="h3">{t.beside.otherPairs}</h2>
      <ul class="plain">
        {others.map(({ id }) => (
          <li><a href={href.beside(labels.language, id)}>{labels.indicator(id)}</a></li>
        ))}
      </ul>
    </>
  )
}
