// The chart of a comparison, said in words beside it; and what is said where the kind that was
// asked for cannot be read.
import type { Language } from '../../../kernel/i18n/languages.ts'
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
import type { Drawn } from './chart-data.tsx'
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
      <p>{describeChart(text, spokenOf(chart))}</p>
      <p class="meta">{text.source} · {text.licence}</p>
    </figure>
  )
}

// The sentence is about areas; the median of a group is none, and stands in the chart and table.
function spokenOf(chart: Chart): Chart {
  if (chart.kind === 'multiples') {
    const series = chart.data.panels.flatMap((panel) =>
      panel.series.filter(({ emphasis }) => emphasis !== 'context').map((one) => ({
        ...one, label: panel.title === one.label ? one.label : `${panel.title}, ${one.label}`,
      })))
    return series.length > 0 ? { kind: 'line', data: { series } } : chart
  }
  if (chart.kind !== 'bars' && chart.kind !== 'dots') return chart
  const rows = chart.data.rows.filter(({ id }) => !chart.data.highlight?.includes(id))
  return rows.length > 0 ? { kind: chart.kind, data: { rows } } : chart
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

/** Why there is no chart, and how the same choice can be shown. */
export function Refused(
  { refusal, language, others }: {
    refusal: Refusal, language: Language,
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

function refusalText(language: Language, refusal: Refusal): string {
  const t = texts(language).errors
  switch (refusal.kind) {
    case 'too-many-lines': return t.tooManyLines(refusal)
    case 'too-many-panels': return t.tooManyPanels(refusal)
    case 'too-many-rows': return t.tooManyRows(refusal)
    case 'not-two': return t.notTwo(refusal)
    case 'no-trend': return t.noTrend
    case 'no-years': return t.noYears
  }
}
