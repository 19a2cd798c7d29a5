// The Americas in equal area, and the Caribbean enlarged with a ring for each small island State.
// Territories are flat sand without a name: the map takes no side.
import type { VNode } from 'preact'
import {
  type ChartRow, type ChartText, hasValue, NARROW, problemOfRows, type RowData,
} from './chart.ts'
import { type Classes, classesOf } from './classes.ts'
import { describeChart } from './describe.ts'
import geography from './geography.json' with { type: 'json' }
import { drawKey, type KeyEntry } from './key.tsx'
import { texts } from './messages.ts'
import { type Drawing, Label, Picture, Rule } from './picture.tsx'
import { fixed, widest } from './scales.ts'
import { ClassLegend } from './tile-values.tsx'
import { problemText, shortFigure } from './words.ts'

type Layer = { width: number, height: number, states: Record<string, string>, others: string }
const main: Layer = geography.main
const inset: Layer = geography.inset
const anchors = new Map(Object.entries(geography.inset.anchors))

type Look = { text: ChartText, rows: Map<string, ChartRow>, classes: Classes, highlight: string[] }

/** The page's map: two pictures, the legend and what the borders do not say. */
export function GeoMap({ text, ...data }: { text: ChartText } & RowData) {
  const problem = problemOfRows(data.rows)
  if (problem !== null) return <p class="ch-none">{problemText(text.language, problem)}</p>
  const look = lookOf(text, data)
  const t = texts(text.language)
  const description = describeChart(text, { kind: 'map', data })
  const detail = { title: t.map.caribbean, description: text.title }
  return (
    <div class="chs">
      <ClassLegend text={text} classes={look.classes} map />
      <div class="maps">
        <Picture drawing={drawAmericas(look)} title={text.title} description={description} />
        <Picture drawing={drawCaribbean(look, 456)} {...detail} size="w" />
        <Picture drawing={drawCaribbean(look, NARROW)} {...detail} size="n" />
      </div>
      <p class="ch-note">{t.map.disclaimer}</p>
    </div>
  )
}

function lookOf(text: ChartText, { rows, highlight = [] }: RowData): Look {
  return {
    text, highlight, rows: new Map(rows.map((row) => [row.id, row])),
    classes: classesOf(rows.map(({ value }) => value), text),
  }
}

/** Legend and both maps in one picture, for files. */
export function drawMap(text: ChartText, data: RowData, width: number): Drawing {
  const look = lookOf(text, data)
  const t = texts(text.language).key
  const isNarrow = width < 500
  const legend = drawKey([
    ...look.classes.ranges.map(({ shade, label }): KeyEntry =>
      ({ sign: 'box', text: label, look: shade })),
    { sign: 'hatch', text: t.noData, look: hatchId(text, 'a') },
    { sign: 'box', text: t.notMember, look: 'land' },
  ], { left: 0, top: 0, width })
  const top = legend.height + 10
  const [americas, caribbean] = [
    drawAmericas(look), drawCaribbean(look, isNarrow ? width : width - main.width - 16),
  ]
  const below = isNarrow ? top + americas.height + 12 : top
  return {
    width, height: isNarrow ? below + caribbean.height : top + americas.height,
    body: (
      <>
        {legend.body}
        <g transform={`translate(0 ${top})`}>{americas.body}</g>
        <g transform={`translate(${isNarrow ? 0 : main.width + 16} ${below})`}>{caribbean.body}</g>
      </>
    ),
  }
}

function drawAmericas(look: Look): Drawing {
  const [[left = 0, top = 0] = [], [right = 0, bottom = 0] = []] = geography.corners
  const hatch = hatchId(look.text, 'a')
  return {
    width: main.width, height: main.height,
    body: (
      <>
        <Hatch id={hatch} />
        {drawLayer(main, look, hatch)}
        <path class="frame" d={`M${left} ${top}H${right}V${bottom}H${left}Z`} />
      </>
    ),
  }
}

const RING = 9

function drawCaribbean(look: Look, width: number): Drawing {
  const names = [...anchors.keys()].map((id) => ringText(id, look))
  const left = width - Math.ceil(widest(names, true)) - 3 * RING - 14
  const scale = left / inset.width
  const height = Math.round(inset.height * scale)
  const hatch = hatchId(look.text, `c${width}`)
  const room = (height - 2 * RING - 8) / (anchors.size - 1)
  return {
    width, height,
    body: (
      <>
        <Hatch id={hatch} />
        <g transform={`scale(${scale.toFixed(4)})`}>{drawLayer(inset, look, hatch)}</g>
        <rect class="frame" x="0.5" y="0.5" width={width - 1} height={height - 1} />
        {[...anchors].map(([id, [x = 0, y = 0]], index) => (
          <Ring
            id={id} look={look} hatch={hatch} from={[x * scale, y * scale]}
            at={[left + RING + 10, 4 + RING + index * room]}
          />
        ))}
      </>
    ),
  }
}

// Largest first, so that an island is never under its neighbour's coast.
const drawLayer = ({ states, others }: Layer, look: Look, hatch: string) => (
  <>
    <path class="land" d={others} />
    {Object.entries(states).toSorted(([, a], [, b]) => b.length - a.length).map(([id, d]) =>
      <path {...fillOf(id, look, hatch)} d={d} />)}
  </>
)

function fillOf(id: string, { rows, classes, highlight }: Look, hatch: string) {
  const shade = classes.shadeOf(rows.get(id)?.value ?? null)
  const outline = highlight.includes(id) ? ' sel' : ''
  return shade === 'kna'
    ? { class: `area hole${outline}`, fill: `url(#${hatch})` } : { class: `area ${shade}${outline}` }
}

type RingProps = {
  id: string, look: Look, hatch: string, from: [number, number], at: [number, number],
}

function Ring({ id, look, hatch, from, at }: RingProps): VNode {
  const isHighlighted = look.highlight.includes(id)
  const [x, y] = at
  return (
    <g>
      <Rule from={from} to={[x - RING - 2, y]} look="lead" />
      <circle class="pin" cx={fixed(from[0])} cy={fixed(from[1])} r={1.8} />
      <circle {...fillOf(id, look, hatch)} cx={fixed(x)} cy={fixed(y)} r={RING} />
      <Label x={x + RING + 5} y={y + 4.5} look={isHighlighted ? 'b ink' : 'ink'}>
        {ringText(id, look)}
      </Label>
    </g>
  )
}

function ringText(id: string, { text, rows }: Look): string {
  const row = rows.get(id)
  return `${id} ${row !== undefined && hasValue(row) ? shortFigure(text, row.value) : '–'}`
}

/** The pattern of what has no figure: never a grey alone, which would be read as a class. */
export const Hatch = ({ id }: { id: string }) => (
  <pattern
    id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
  >
    <rect class="paper" width={6} height={6} />
    <path class="hatch" d="M1 0V6" />
  </pattern>
)

// Ids are unique on a page as far as charts of the same words are not shown twice.
function hatchId({ title, subtitle }: ChartText, part: string): string {
  let hash = 5381
  for (const letter of title + subtitle) {
    hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 4294967291
  }
  return `h${part}-${hash.toString(36)}`
}
