// Which figures a machine asks for in the query of an address; what is wrong is told in words.
import type { FieldError } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Area } from '../areas/area.ts'
import type { Indicator, Series } from '../indicators/indicator.ts'
import { readCut, writeCut } from '../observations/observation.ts'
import { texts } from './messages.ts'
import { checkNames, shown, wrong } from './request.ts'

export const AREAS_MAX = 60

export type Choice = {
  series: Series
  areas: string[] | undefined
  from: string | undefined
  to: string | undefined
  /** A category, '' for totals; undefined = all. */
  cut: string | undefined
  asOf: string | undefined
}

/** What can be chosen from. `series`: of the indicator, the main one first. */
export type Offer = { indicator: Indicator, series: Series[], areas: Area[] }

// `area` marks a line in pictures of the same choice; tables have nothing to mark.
const choiceNames = ['lang', 'areas', 'from', 'to', 'source', 'cut', 'asOf', 'area']

/** Reads a choice, or says what to change, in the language given. */
export function readChoice(
  query: URLSearchParams, { offer, language }: { offer: Offer, language: Language },
): { ok: true, choice: Choice } | { ok: false, errors: FieldError[] } {
  const values = new Map([...query].map(([name, value]) => [name, value.trim() || undefined]))
  const [source, from, to, asOf] = ['source', 'from', 'to', 'asOf'].map((name) => values.get(name))
  const areas = readAreas(values.get('areas'))
  const dimensions = offer.indicator.dimensions.map(({ id }) => id)
  const asked = values.get('cut') ?? writeParts(dimensions, values)
  const cut = readCategory(asked, offer.indicator)
  const series = source === undefined
    ? offer.series[0] : offer.series.find((one) => one.source === source || one.id === source)
  const errors = [
    ...checkNames(query, { names: [...choiceNames, ...dimensions], language }),
    ...checkAreas(areas ?? [], { offer, language }),
    ...checkTime({ from, to, asOf }, language),
    ...(cut === null
      ? [wrong('cut', texts(language).wrong.cut({ value: shown(asked ?? '') }))] : []),
    ...(series === undefined ? [wrong('source', texts(language).wrong.source({
      value: shown(source ?? ''), names: offer.series.map((one) => one.source).join(', '),
    }))] : []),
  ]
  return errors.length > 0 || series === undefined || cut === null
    ? { ok: false, errors } : { ok: true, choice: { series, areas, from, to, cut, asOf } }
}

/** Whether it is less than the whole series. */
export const isNarrow = ({ areas, from, to, cut }: Choice) =>
  [areas, from, to, cut].some((one) => one !== undefined)

function readAreas(text: string | undefined): string[] | undefined {
  const areas = text?.split(',').map((area) => area.trim().toUpperCase())
    .filter((area) => area !== '')
  return areas && [...new Set(areas)]
}

function checkAreas(
  areas: string[], { offer, language }: { offer: Offer, language: Language },
): FieldError[] {
  const t = texts(language).wrong
  const known = new Set(offer.areas.map(({ id }) => id))
  const unknown = areas.find((area) => !known.has(area))
  if (unknown !== undefined) return [wrong('areas', t.area({ value: shown(unknown) }))]
  return areas.length > AREAS_MAX ? [wrong('areas', t.areas({ max: AREAS_MAX }))] : []
}

type Time = Record<'from' | 'to' | 'asOf', string | undefined>

function checkTime({ from, to, asOf }: Time, language: Language): FieldError[] {
  const t = texts(language).wrong
  const periods = Object.entries({ from, to }).flatMap(([name, value]) =>
    value === undefined || isPeriod(value)
      ? [] : [wrong(name, t.period({ value: shown(value) }))])
  // "2023-09" lies in "2023": the last period takes all its months in.
  const isTurned = from !== undefined && to !== undefined && from > `${to}~`
  return [
    ...periods,
    ...(periods.length === 0 && isTurned ? [wrong('from', t.order)] : []),
    ...(asOf === undefined || isDay(asOf) ? [] : [wrong('asOf', t.date({ value: shown(asOf) }))]),
  ]
}

/** sex=female&age=15-29 as parameters of their own -> "sex=female;age=15-29". */
function writeParts(
  dimensions: string[], values: Map<string, string | undefined>,
): string | undefined {
  const parts = dimensions.filter((id) => values.get(id) !== undefined)
    .map((id) => `${id}=${values.get(id)}`)
  return parts.length > 0 ? parts.join(';') : undefined
}

/** "total" -> '', "sex=female" -> itself; undefined = all categories, null = there is no such. */
function readCategory(
  text: string | undefined, { dimensions }: Indicator,
): string | undefined | null {
  if (text === undefined) return undefined
  if (text === 'total') return ''
  const parts = Object.entries(readCut(text))
  const isKnown = parts.every(([name, category]) => dimensions.some(({ id, values }) =>
    id === name && values.some((one) => one.id === category)))
  return isKnown ? writeCut(Object.fromEntries(parts)) : null
}

const isPeriod = (text: string) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text)

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
