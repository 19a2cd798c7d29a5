// What readers of a comparison are warned of, by the rules that hold for all charts.
import { colon, formatList } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { type Warning, warningsOf, warningText } from '../charts/warnings.ts'
import { type Compared, seriesOf } from './chart-data.tsx'
import { texts } from './messages.ts'

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
  const others = mergeAlike(language, warningsOf({ series: seriesOf(compared) }))
    .map((warning) => warningText(language, warning))
  const isCount = picks.every(({ indicator }) => indicator.additive) && areas.length > 1
  const counts = isCount ? [texts(language).result.counts] : []
  const all = [...counts, ...small, ...others]
  if (all.length === 0) return null
  return (
    <ul class="plain comparison-warnings">
      {all.slice(0, WARNINGS_MAX).map((text) => <li>{text}</li>)}
    </ul>
  )
}

/** Who is warned of for the same reason and periods stands in one sentence. */
function mergeAlike(language: Language, warnings: Warning[]): Warning[] {
  const merged = new Map<string, Warning & { labels: string[] }>()
  for (const warning of warnings) {
    // Breaks stand among the remarks, once for all whom they concern.
    if (warning.kind !== 'provisional' && warning.kind !== 'projection') continue
    const key = `${warning.kind} ${warning.periods.join()}`
    const before = merged.get(key)?.labels ?? []
    const labels = [...before, warning.label]
    merged.set(key, { ...warning, labels, label: formatList(language, labels) })
  }
  return [...merged.values()]
}
