// What the importers have in common: a place, a period, a value and a cut make a figure, or do not.
import { type Flag, writeCut } from '../observations/observation.ts'
import { ignored, type Outcome, outside, rejected, type Target, type World } from './figure.ts'
import type { Breakdown } from './mapping.ts'
import { findPlace } from './places.ts'
import { readPeriod, readValue } from './values.ts'

export type Given = {
  series: string
  /** As the source writes them. */
  place: string
  period: string
  value: string
  breakdown?: Breakdown
  /** Digits after the decimal sign that are kept; left out = 4, the most that any page shows. */
  decimals?: number
  flag?: Flag | null
  note?: string | null
  /** What the printed value is multiplied by: 1000 where a source counts in thousands. */
  times?: number
  part?: boolean
}

/** Makes a figure of what one cell says. */
export function makeFigure(given: Given, world: World): Outcome {
  const target = world.targets.get(given.series)
  if (!target) return ignored(`rows for ${given.series}, a series that is not described here`)
  const place = findPlace(given.place, world)
  if (place.kind === 'outside') return outside
  if (place.kind === 'unknown') return rejected(
    `"${given.place}" is no area that is known. Correct the code, or add it to content/observatory/areas.yaml.`)
  const projected = given.flag === 'projection'
  const period = readPeriod(given.period, { year: world.year, projected })
  if ('reason' in period) return rejected(period.reason)
  const read = readValue(given.value)
  if (read.kind === 'wrong') return rejected(read.reason)
  if (read.kind === 'none') return ignored('cells without a figure')
  const cut = cutOf(given.breakdown ?? {}, target)
  if (cut === undefined) return ignored(`breakdowns that ${target.id} does not have`)
  const head = { series: target.id, area: place.id, period: period.period, cut }
  const figure = read.kind === 'missing'
    ? { ...head, value: null, missing: read.missing, flag: null, note: read.note }
    : {
      ...head, value: round(read.value * (given.times ?? 1), given.decimals), missing: null,
      flag: given.flag ?? null, note: given.note ?? null,
    }
  return { kind: given.part ? 'part' : 'figure', figure }
}

/** The cut in the words of the series; undefined when it has no such dimension or category. */
function cutOf(breakdown: Breakdown, { dimensions }: Target): string | undefined {
  const isKnown = Object.entries(breakdown).every(([name, category]) => dimensions
    .some(({ id, values }) => id === name && values.some((value) => value.id === category)))
  return isKnown ? writeCut(breakdown) : undefined
}

const DECIMALS_MAX = 4

const round = (value: number, decimals = DECIMALS_MAX) => Number(value.toFixed(decimals))
