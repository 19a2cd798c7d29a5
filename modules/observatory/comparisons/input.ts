// The query of a comparison -> its state, and what could not be used of it. Bad input is a value:
// what is valid stays chosen, the rest is told to the reader.
import { z } from 'zod'
import type { Area, Group } from '../areas/area.ts'
import type { Dimension, Indicator, Release, Series } from '../indicators/indicator.ts'
import { readCut } from '../observations/observation.ts'
import {
  AREAS_MAX, compareCharts, type Comparison, INDICATORS_MAX, type Pick,
} from './comparison.ts'
import type { BesideChoice } from './paths.ts'
import type { Shelf } from './queries.ts'

/** What there is to choose from. */
export type Catalogue = {
  indicators: Indicator[], series: Series[], areas: Area[], groups: Group[],
}

/** A part of the form; also the anchor that an error leads to. */
export type Field = 'indicator' | 'series' | 'cut' | 'area' | 'group' | 'from' | 'to' |
  'chart' | 'asOf' | 'a' | 'b'

export type ChoiceError = { field: Field } & (
  | { kind: 'unknown', values: string[], count: number }
  | { kind: 'nothing-chosen' }
  | { kind: 'too-many', count: number, max: number }
  | { kind: 'unit-mix' | 'period-mix', left: string[] }
  | { kind: 'not-a-period' | 'not-a-date', value: string }
  | { kind: 'wrong-order', first: string, last: string }
  | { kind: 'outside', value: string, first: string, last: string }
  | { kind: 'before-releases', value: string, first: string }
  | { kind: 'same-source' }
)

/** What the reader typed, to be shown again, right or wrong. */
export type Typed = { from: string, to: string, asOf: string }
export type Choice = {
  comparison: Comparison
  picks: Pick[]
  typed: Typed
  errors: ChoiceError[]
  /** A link that chooses a part; the form, once sent, always says which chart. */
  isStart: boolean
}

export const BESIDE_AREAS_MAX = 6
const VALUES_MAX = 5 // wrong values that are shown back
const SHOWN_MAX = 40 // characters of each

const period = z.string().regex(/^(|\d{4}(-(0[1-9]|1[0-2]))?)$/)
const day = z.union([z.literal(''), z.iso.date().refine((date) => date > '1900')])
const chartKind = z.enum(['', ...compareCharts])

/** Reads what does not need figures: who, what, when, how. */
export function readComparison(query: URLSearchParams, catalogue: Catalogue): Choice {
  const errors: ChoiceError[] = []
  const known = (field: Field, isKnown: (value: string) => boolean, write = same) => {
    const values = listOf(query, field).map(write)
    report(errors, field, values.filter((value) => !isKnown(value)))
    return values.filter(isKnown)
  }
  const one = (
    field: Field, schema: z.ZodType<string>, kind: 'not-a-period' | 'not-a-date',
  ) => {
    const value = textOf(query, field)
    const read = schema.safeParse(value)
    if (!read.success) errors.push({ field, kind, value: shorten(value) })
    return read.data
  }
  const among = (all: { id: string }[]) => (value: string) => all.some(({ id }) => id === value)
  const indicators = known('indicator', among(catalogue.indicators))
  const series = known('series', among(catalogue.series))
  const cuts = known('cut', (value) =>
    catalogue.indicators.some(({ id }) => value.startsWith(`${id}:`)))
  const groups = known('group', among(catalogue.groups))
  const areas = known('area', among(catalogue.areas), (value) => value.toUpperCase())
  const from = one('from', period, 'not-a-period') ?? ''
  const to = one('to', period, 'not-a-period') ?? ''
  const asOf = one('asOf', day, 'not-a-date') ?? ''
  const chart = chartKind.safeParse(textOf(query, 'chart'))
  if (!chart.success) report(errors, 'chart', [textOf(query, 'chart')])
  const isTurned = from !== '' && to !== '' && from > `${to}~`
  if (isTurned) errors.push({ field: 'from', kind: 'wrong-order', first: from, last: to })
  const comparison: Comparison = {
    indicators, series, cuts, groups, areas: areas.slice(0, AREAS_MAX), asOf,
    ...(isTurned ? { from: '', to: '' } : { from, to }), chart: chart.data ?? '',
  }
  const isWhole = indicators.length > 0 && areas.length + groups.length > 0
  const isStart = !query.has('chart') && !isWhole
  if (!isStart) checkAmounts(errors, comparison, listOf(query, 'area').length)
  const typed = {
    from: textOf(query, 'from'), to: textOf(query, 'to'), asOf: textOf(query, 'asOf'),
  }
  return { comparison, picks: readPicks(errors, comparison, catalogue), typed, errors, isStart }
}

const same = (value: string) => value
const shorten = (value: string) => value.slice(0, SHOWN_MAX)
const textOf = (query: URLSearchParams, name: string) =>
  (query.get(name) ?? '').toWellFormed().trim().slice(0, 200)

/** Repeated or with commas: area=HND&area=GTM, areas=HND,GTM. */
const listOf = (query: URLSearchParams, name: string) => [...new Set([name, `${name}s`]
  .flatMap((one) => query.getAll(one))
  .flatMap((value) => value.toWellFormed().split(',')).map((value) => value.trim())
  .filter((value) => value !== ''))]

function report(errors: ChoiceError[], field: Field, values: string[]) {
  if (values.length === 0) return
  const shown = values.slice(0, VALUES_MAX).map(shorten)
  errors.push({ field, kind: 'unknown', values: shown, count: values.length })
}

function checkAmounts(
  errors: ChoiceError[], { indicators, areas, groups }: Comparison, count: number,
) {
  if (indicators.length === 0) errors.push({ field: 'indicator', kind: 'nothing-chosen' })
  if (areas.length + groups.length === 0) errors.push({ field: 'area', kind: 'nothing-chosen' })
  if (count > AREAS_MAX) errors.push({ field: 'area', kind: 'too-many', count, max: AREAS_MAX })
}

/** The series to show: of each indicator the chosen ones, else its main one; of one unit. */
function readPicks(errors: ChoiceError[], comparison: Comparison, catalogue: Catalogue): Pick[] {
  const all = comparison.indicators.flatMap((id) => {
    const indicator = catalogue.indicators.find((one) => one.id === id)
    const offered = catalogue.series.filter((one) => one.indicator === id)
    const chosen = offered.filter((one) => comparison.series.includes(one.id))
    const used = chosen.length > 0 ? chosen : offered.slice(0, 1)
    const cut = comparison.cuts.find((one) => one.startsWith(`${id}:`))?.slice(id.length + 1) ?? ''
    return indicator === undefined ? [] : used.map((series) => ({ indicator, series, cut }))
  })
  if (all.length > INDICATORS_MAX) {
    errors.push({
      field: 'indicator', kind: 'too-many', count: all.length, max: INDICATORS_MAX,
    })
  }
  const picks = all.slice(0, INDICATORS_MAX)
  // A scatter gives each of its two indicators an axis of its own.
  if (comparison.chart === 'scatter') return picks
  const left = picks.filter(({ indicator }) => indicator.unit !== picks[0]?.indicator.unit)
  if (left.length > 0) errors.push({ field: 'indicator', kind: 'unit-mix', left: idsOf(left) })
  return picks.filter((pick) => !left.includes(pick))
}

const idsOf = (picks: Pick[]) => [...new Set(picks.map(({ indicator }) => indicator.id))]

/** The same choice once it is known what figures there are: categories, periods, releases. */
export function checkFigures(choice: Choice, shelves: Shelf[], releases: Release[]): Choice {
  const errors = [...choice.errors]
  const { comparison } = choice
  const chosen = choice.picks.map((pick) => fitCut(errors, pick, shelves))
  const lengths = chosen.map((pick) => shelfOf(pick, shelves)?.first.length)
  const left = chosen.filter((_, index) => lengths[index] !== undefined &&
    lengths[index] !== lengths.find((length) => length !== undefined))
  if (left.length > 0) errors.push({ field: 'indicator', kind: 'period-mix', left: idsOf(left) })
  const picks = chosen.filter((pick) => !left.includes(pick))
  const first = releases.map(({ released }) => released).toSorted()[0]
  if (comparison.asOf !== '' && first !== undefined && comparison.asOf < first) {
    errors.push({ field: 'asOf', kind: 'before-releases', value: comparison.asOf, first })
  }
  const shown = picks.flatMap((pick) => shelfOf(pick, shelves) ?? [])
  const fitted = fitPeriods(errors, comparison, shown)
  return { ...choice, comparison: { ...comparison, ...fitted }, picks, errors }
}

const shelfOf = ({ series, cut }: Pick, shelves: Shelf[]) =>
  shelves.find((one) => one.series === series.id && one.cut === cut)

function fitCut(errors: ChoiceError[], pick: Pick, shelves: Shelf[]): Pick {
  if (pick.cut === '' || shelfOf(pick, shelves) !== undefined) {
    return { ...pick, cut: pick.cut || firstCut(pick, shelves) }
  }
  report(errors, 'cut', [pick.cut])
  return { ...pick, cut: firstCut(pick, shelves) }
}

/** The total; where a series has none, its first category. */
const firstCut = ({ indicator, series }: Pick, shelves: Shelf[]): string =>
  cutsOf(indicator, shelves.filter((one) => one.series === series.id))[0] ?? ''

/** The categories there are figures for, in the order of the dimensions; the total first. */
export function cutsOf({ dimensions }: { dimensions: Dimension[] }, shelves: Shelf[]): string[] {
  const rank = (cut: string) => {
    const breakdown = readCut(cut)
    return [
      Object.keys(breakdown).length,
      ...dimensions.map(({ id, values }) => values.findIndex((one) => one.id === breakdown[id])),
    ].map((position) => String(position + 1).padStart(4, '0')).join()
  }
  return [...new Set(shelves.map(({ cut }) => cut))]
    .toSorted((a, b) => rank(a).localeCompare(rank(b)))
}

/** Periods in the form of the figures ("2010" for yearly ones), and inside what there is. */
function fitPeriods(errors: ChoiceError[], { from, to }: Comparison, shelves: Shelf[]) {
  const first = shelves.map((one) => one.first).toSorted()[0]
  const last = shelves.map((one) => one.last).toSorted().at(-1)
  if (first === undefined || last === undefined) return { from, to }
  const [start, end] = [from.slice(0, first.length), to.slice(0, first.length)]
  const outside = (field: 'from' | 'to', value: string) => {
    errors.push({ field, kind: 'outside', value, first, last })
    return ''
  }
  return {
    from: start > last ? outside('from', start) : start,
    to: end !== '' && `${end}~` < first ? outside('to', end) : end,
  }
}

/** What is put side by side; `a` and `b` name series of the indicator, whole or by their source. */
export function readBeside(
  query: URLSearchParams, { series, areas }: { series: Series[], areas: Area[] },
): { choice: BesideChoice, typed: string, errors: ChoiceError[] } {
  const errors: ChoiceError[] = []
  const seriesOf = (field: 'a' | 'b') => {
    const value = textOf(query, field)
    const found = series.find(({ id, source, indicator }) =>
      id === value || source === value || id === `${indicator}.${value}`)
    if (value !== '' && !found) report(errors, field, [value])
    return found?.id ?? ''
  }
  const [a, b] = [seriesOf('a'), seriesOf('b')]
  const given = listOf(query, 'area').map((value) => value.toUpperCase())
  const isKnown = (value: string) => areas.some(({ id }) => id === value)
  report(errors, 'area', given.filter((value) => !isKnown(value)))
  const chosen = given.filter(isKnown)
  if (a !== '' && a === b) errors.push({ field: 'b', kind: 'same-source' })
  if (chosen.length > BESIDE_AREAS_MAX) {
    errors.push({ field: 'area', kind: 'too-many', count: chosen.length, max: BESIDE_AREAS_MAX })
  }
  const typed = textOf(query, 'asOf')
  const asOf = day.safeParse(typed)
  if (!asOf.success) errors.push({ field: 'asOf', kind: 'not-a-date', value: shorten(typed) })
  const choice = {
    areas: chosen.slice(0, BESIDE_AREAS_MAX), a, b: a === b ? '' : b, asOf: asOf.data ?? '',
  }
  return { choice, typed, errors }
}

