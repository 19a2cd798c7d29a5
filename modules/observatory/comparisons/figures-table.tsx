// Every figure of a comparison in a table: it is there whatever the chart can show.
import { type Line, periodsOf, type Pick, pointAt } from './comparison.ts'
import { Figure, type Labels, lineLabel } from './labels.tsx'
import { texts } from './messages.ts'

/** More columns than this turn the table: periods go across. */
const LINES_ACROSS_MAX = 8
const CELLS_MAX = 3000

export function FiguresTable(
  { labels, lines, picks }: { labels: Labels, lines: Line[], picks: Pick[] },
) {
  const t = texts(labels.language).table
  const all = periodsOf(lines).toReversed()
  const periods = all.slice(0, Math.max(1, Math.floor(CELLS_MAX / Math.max(1, lines.length))))
  const titles = [...new Set(picks.map(({ indicator }) => labels.indicator(indicator.id)))]
  const isTurned = lines.length > LINES_ACROSS_MAX
  return (
    <div class="stack">
      {lines.some(({ kind }) => kind === 'group') && <p class="meta">{t.groupNote}</p>}
      {periods.length < all.length &&
        <p class="meta">{t.shortened({ count: periods.length, total: all.length })}</p>}
      <div class="scroll" tabindex={0} role="region" aria-label={t.scroll}>
        <table class="tbl comparison-table">
          <caption class="govuk-visually-hidden">{titles.join('; ')}</caption>
          {isTurned
            ? <Across labels={labels} lines={lines} picks={picks} periods={periods} />
            : <Down labels={labels} lines={lines} picks={picks} periods={periods} />}
        </table>
      </div>
    </div>
  )
}

type BodyProps = { labels: Labels, lines: Line[], picks: Pick[], periods: string[] }

/** Few lines: one column each, the newest period on top. */
function Down({ labels, lines, picks, periods }: BodyProps) {
  const t = texts(labels.language).table
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t.period}</th>
          {lines.map((line) => <th scope="col" class="n">{lineLabel(labels, line, picks)}</th>)}
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr>
            <th scope="row">{labels.period(period)}</th>
            {lines.map((line) => <Cell labels={labels} line={line} period={period} />)}
          </tr>
        ))}
      </tbody>
    </>
  )
}

/** Many lines: one row each, the newest period first. */
function Across({ labels, lines, picks, periods }: BodyProps) {
  const t = texts(labels.language).table
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          {periods.map((period) => <th scope="col" class="n">{labels.period(period)}</th>)}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr>
            <th scope="row">{lineLabel(labels, line, picks)}</th>
            {periods.map((period) => <Cell labels={labels} line={line} period={period} />)}
          </tr>
        ))}
      </tbody>
    </>
  )
}

const Cell = ({ labels, line, period }: { labels: Labels, line: Line, period: string }) =>
  <td class="n"><Figure labels={labels} pick={line.pick} point={pointAt(line, period)} /></td>
