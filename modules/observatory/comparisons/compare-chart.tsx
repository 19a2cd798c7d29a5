// The chart of a comparison, said in words beside it; and what is said where the kind that was
// asked for cannot be read.
import { colon } from '../../../kernel/i18n/format.ts'
import { Notice } from '../../../kernel/ui/parts.tsx'
import { BarChart } from '../charts/bars.tsx'
import type { Chart, ChartText } from '../charts/chart.ts'
import { describeChart } from '../charts/describe.ts'
import { Distribution } from '../charts/distribution.tsx'
import { DotPlot } from '../charts/dots.tsx'
import { LineChart } from '../charts/line.tsx'
import { SmallMultiples } from '../charts/multiples.tsx'
import { ScatterChart } from '../charts/scatter.tsx'
import { SlopeChart } from '../charts/slope.tsx'
import { warningsOf, warningText } from '../charts/warnings.ts'
import { type Compared, type Drawn, seriesOf } from './chart-data.tsx'
import type { Refusal } from './comparison.ts'
import { texts } from './messages.ts'

/** A picture under its title, its sentence below it. */
export function DrawnChart({ drawn: { chart, text, note } }: { drawn: Drawn }) {
  return (
    <figure class="comparison">
      <figcaption>
        <h3 class="h3">{text.title}</h3>
        <p class="meta">{text.subtitle}</p>
      </figcaption>
      <Picture chart={chart} text={text} />
      {note !== '' && <p>{note}</p>}
      <p>{describeChart(text, chart)}</p>
      <p class="meta">{text.source} · {text.licence}</p>
    </figure>
  )
}

function Picture({ chart, text }: { chart: Chart, text: ChartText }) {
  switch (chart.kind) {
    case 'line': return <LineChart text={text} {...chart.data} />
    case 'bars': return <BarChart text={text} {...chart.data} />
    case 'dots': return <DotPlot text={text} {...chart.data} />
    case 'distribution': return <Distribution text={text} {...chart.data} />
    case 'slope': return <SlopeChart text={text} {...chart.data} />
    case 'scatter': return <ScatterChart text={text} {...chart.data} />
    case 'multiples': return <SmallMultiples text={text} {...chart.data} />
    case 'stacked': case 'map': return null // not kinds of a comparison
  }
}

/** Population of each area in the latest year there is: for the warning about small ones. */
export type Populations = ReadonlyMap<string, number>

const WARNINGS_MAX = 12

/** What the rules warn of: small populations, a thin latest year, breaks, provisional figures. */
export function Warnings(
  { compared, populations }: { compared: Compared, populations: Populations },
) {
  const { labels, lines, picks } = compared
  const { language } = labels
  const areas = [...new Set(lines.filter(({ kind }) => kind === 'area').map(({ owner }) => owner))]
  const isRate = picks.some(({ indicator }) => indicator.unit === 'per-100000')
  const small = isRate ? areas.flatMap((area) =>
    warningsOf({ population: populations.get(area) ?? null }).map((warning) =>
      `${labels.area(area)}${colon(language)} ${warningText(language, warning)}`)) : []
  const others = warningsOf({ series: seriesOf(compared) })
    .map((warning) => warningText(language, warning))
  const isCount = picks.some(({ indicator }) => indicator.additive) && areas.length > 1
  const counts = isCount ? [texts(language).result.counts] : []
  const all = [...counts, ...small, ...others]
  if (all.length === 0) return null
  return (
    <ul class="plain comparison-warnings">
      {all.slice(0, WARNINGS_MAX).map((text) => <li>{text}</li>)}
    </ul>
  )
}

/** Why there is no chart, and how the same choice can be shown. */
export function Refused(
  { refusal, language, others }: {
    refusal: Refusal, language: Compared['labels']['language'],
    others: { href: string, text: string }[],
  },
) {
  return (
    <>
      <Notice>{refusalText(language, refusal)}</Notice>
      {others.length > 0 && (
        <ul class="columns">
          {others.map(({ href, text }) => <li><a href={href}>{text}</a></li>)}
        </ul>
      )}
    </>
  )
}

function refusalText(language: Compared['labels']['language'], refusal: Refusal): string {
  const t = texts(language).errors
  switch (refusal.kind) {
    case 'too-many-lines': return t.tooManyLines(refusal)
    case 'too-many-panels': return t.tooManyPanels(refusal)
    case 'too-many-rows': return t.tooManyRows(refusal)
    case 'not-two': return t.notTwo(refusal)
    case 'no-trend': return t.noTrend
  }
}
