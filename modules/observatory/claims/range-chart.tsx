// The share of every year as a stroke from its lowest to its highest, over the band of values that
// the statement covers: one sees in which years it holds, and where the figures leave it open.
import type { Language } from '../../../kernel/i18n/languages.ts'
import { NARROW, WIDE } from '../charts/chart.ts'
import { gridLines, periodTicks } from '../charts/grid.tsx'
import { Dot, type Drawing, Picture, Rule } from '../charts/picture.tsx'
import { fixed, numberAxis, timeAxis } from '../charts/scales.ts'
import type { Claim, Statement } from './claim.ts'
import type { Row } from './computation.ts'
import type { View } from './view.ts'
import { texts } from './messages.ts'
import { nameOfSet, nameOfWay, shareText } from './wording.ts'

const HEIGHT = 300
const TOP = 12
const BOTTOM = HEIGHT - 28
const LEFT = 40
const SHORTEST = 3 // pixels of a stroke whose ends are one value

/** The set and source of the row shown, over all years; the row itself stands out. */
export function RangeChart({ view }: { view: View }) {
  const { language, computed: { claim, rows }, row, background } = view
  const t = texts(language)
  const own = rows.filter(({ set, source }) => set === row.set && source === row.source)
    .toReversed()
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return null
  const names = {
    set: nameOfSet(language, row.set, background.groups),
    source: nameOfWay(language, row.source, claim),
  }
  const described = {
    title: t.chartTitle(names),
    description: t.chartDescription({
      first: first.year, firstShare: shareText(language, claim, first),
      last: last.year, lastShare: shareText(language, claim, last),
    }),
  }
  const draw = (width: number) => drawRanges(own, { claim, year: row.year, language, width })
  return (
    <figure class="stack">
      <figcaption>
        <p class="cap">{described.title}</p>
        <p class="meta">{t.chartKey({ year: row.year })}</p>
      </figcaption>
      <div class="chs">
        <Picture {...described} drawing={draw(WIDE)} size="w" />
        <Picture {...described} drawing={draw(NARROW)} size="n" />
      </div>
    </figure>
  )
}

type Means = { claim: Claim, year: string, language: Language, width: number }

function drawRanges(rows: Row[], { claim, year, language, width }: Means): Drawing {
  const right = width - 14
  const y = numberAxis(
    [...rows.map(({ upper }) => upper), limitsOf(claim.statement)[0]],
    { from: BOTTOM, to: TOP }, { language, decimals: claim.decimals },
  )
  const x = timeAxis(rows.map((row) => row.year), { from: LEFT + 10, to: right - 10 }, language)
  const top = Math.max(...y.ticks)
  const [from, to] = limitsOf(claim.statement).map((limit) => y.place(Math.min(limit, top)))
  const body = (
    <>
      <rect class="half" x={LEFT} y={fixed(to ?? TOP)} width={fixed(right - LEFT)}
        height={fixed((from ?? BOTTOM) - (to ?? TOP))} />
      {gridLines(y, LEFT, right)}
      {periodTicks(x, BOTTOM)}
      {rows.map((row) => <Stroke row={row} chosen={row.year === year} at={x.place(row.year)}
        place={y.place} />)}
    </>
  )
  return { width, height: HEIGHT, body }
}

const limitsOf = (statement: Statement): [number, number] => statement.kind === 'between'
  ? [statement.from, statement.to] : [statement.above, 100]

function Stroke(
  { row, chosen, at, place }: {
    row: Row, chosen: boolean, at: number, place: (share: number) => number,
  },
) {
  const [low, high] = [place(row.lower), place(row.upper)]
  const middle = (low + high) / 2
  const half = Math.max(low - high, SHORTEST) / 2
  const look = `${chosen ? 'l1' : 'l2'}${row.projected ? ' proj' : ' strong'}`
  return (
    <g>
      <Rule from={[at, middle - half]} to={[at, middle + half]} look={look} />
      {chosen && <Dot at={[at, middle]} r={4} look="f1" />}
    </g>
  )
}
