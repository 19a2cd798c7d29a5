// What stands beside a chart: its figures in short, and what readers are warned of by rules that
// are the same for every indicator.
import { Facts } from '../../../kernel/ui/parts.tsx'
import type { ChartSeries } from '../charts/chart.ts'
import { warningsOf, warningText } from '../charts/warnings.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { isKnown, readoutOf } from '../summaries/summary.ts'
import { choiceQuery } from './filters.ts'
import { areaName, figureText, isCountry, type View } from './view.tsx'

/** What the rules say a reader must be warned of: thin years, small populations, breaks. */
export function Warnings({ view, series }: { view: View, series: ChartSeries[] }) {
  const { language, choice, indicator, population } = view
  const isRate = indicator.unit === 'per-100000'
  const warnings = warningsOf({
    series, ...latestOf(view),
    ...(isRate && choice.area && { population: population.get(choice.area) ?? null }),
  })
  if (warnings.length === 0) return null
  return (
    <ul class="warnings">
      {warnings.map((warning) => <li>{warningText(language, warning)}</li>)}
    </ul>
  )
}

// How many States have a figure in the newest period and in the one before.
function latestOf({ figures, areas }: View) {
  const inside = figures.filter(isKnown).filter(({ area, flag }) =>
    flag !== 'projection' && isCountry(areas.get(area)))
  const counts = [...Map.groupBy(inside, ({ period }) => period)]
    .map(([period, list]) => ({ period, have: list.length }))
    .toSorted((a, b) => a.period < b.period ? -1 : 1)
  const [before, latest] = counts.slice(-2)
  return before && latest
    ? { latest: { ...latest, beforePeriod: before.period, before: before.have } } : {}
}

/** What the line of the followed State says in figures. */
export function Readout({ view }: { view: View }) {
  const { language, indicator, choice: { area }, figures } = view
  const t = texts(language).indicator
  const periods = new Set(figures.filter(isKnown).filter(({ flag }) => flag !== 'projection')
    .map(({ period }) => period)).size
  const found = readoutOf(figures.filter((one) => one.area === area), periods)
  if (!found || !area) return null
  const at = ({ value, period }: { value: number, period: string }) =>
    t.inYear({ value: figureText(language, indicator, value), year: period })
  const mean = found.meanOfFive === undefined
    ? undefined : figureText(language, indicator, found.meanOfFive)
  return (
    <div class="readout">
      <h3 class="h3">{areaName(view, area)}</h3>
      <Facts entries={[
        [t.latest, at(found.latest)],
        [t.highest, at(found.highest)],
        [t.lowest, at(found.lowest)],
        [t.mean, mean],
        [t.withData, t.ofYears({ count: found.known, total: found.of })],
      ]} />
    </div>
  )
}

/** Equal tiles or geography: two links, the one that is shown marked. */
export function MapSwitch({ view: { language, indicator, choice, series } }: { view: View }) {
  const t = texts(language).indicator
  const kinds = [['tiles', t.tiles], ['geography', t.geography]] as const
  return (
    <ul class="switch">
      {kinds.map(([map, text]) => (
        <li>
          <a aria-current={map === choice.map ? 'true' : undefined}
            href={`${href.indicator(language, indicator.id,
              choiceQuery({ ...choice, map }, series[0]))}#map`}>{text}</a>
        </li>
      ))}
    </ul>
  )
}
