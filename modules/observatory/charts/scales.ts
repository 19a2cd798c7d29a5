// From figures and periods to places: axes with few round numbers, in pixels.
import { dateLocales, type Language, numberLocales } from '../../../kernel/i18n/languages.ts'
import { formatDate, formatNumber } from '../../../kernel/i18n/format.ts'
import { textWidth } from './letters.ts'

export type NumberAxis = {
  ticks: number[]
  /** The text of a tick. */
  label: (tick: number) => string
  /** Pixels of a value. */
  place: (value: number) => number
}

export type Range = { from: number, to: number }

const MOST_STEPS = 5
const roundSteps = [1, 2, 2.5, 5, 10]

/** The least round step with which `span` takes at most five of them. */
function stepFor(span: number, least: number): number {
  const raw = span / MOST_STEPS
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = (roundSteps.find((one) => one * power >= raw * (1 - 1e-9)) ?? 10) * power
  return Math.max(step, least)
}

/** An axis that holds all values and zero. `range` is in pixels; upside down for heights. */
export function numberAxis(
  values: number[], range: Range, { language, decimals }: { language: Language, decimals: number },
): NumberAxis {
  const high = Math.max(0, ...values)
  const low = Math.min(0, ...values)
  const least = 10 ** -decimals
  const step = stepFor(Math.max(high - low, least), least)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  const span = (last - first) * step
  const digits = [0, 1, 2, 3, 4, 5, 6].find((one) => isWhole(step * 10 ** one)) ?? 6
  return {
    ticks,
    label: (tick) => shortNumber(language, tick, digits),
    place: (value) =>
      range.from + (range.to - range.from) * ((value - first * step) / span),
  }
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6

const formats = new Map<Language, Intl.NumberFormat>()

/** "12.5", "1,200", from a million on "1.2M": for ticks and ends of lines. */
export function shortNumber(language: Language, value: number, digits: number): string {
  const plain = signless(value, digits)
  if (Math.abs(plain) < 1e6) return formatNumber(language, plain, digits)
  const format = formats.get(language) ?? new Intl.NumberFormat(numberLocales[language], {
    notation: 'compact', maximumSignificantDigits: 4,
  })
  formats.set(language, format)
  return format.format(plain)
}

/** What rounds to zero has no sign: never "-0". */
export const signless = (value: number, digits: number) =>
  Math.abs(value) * 10 ** digits < 0.5 ? 0 : value

/** "2023" -> 2023, "2023-09" -> 2023.67: where a period stands on a line of years. */
export function timeOf(period: string): number {
  const [year, month] = period.split('-')
  return Number(year) + (month === undefined ? 0 : (Number(month) - 1) / 12)
}

const isMonth = (period: string) => period.includes('-')

/** How long one period is, in years. */
export const stepOf = (periods: string[]) => periods.some(isMonth) ? 1 / 12 : 1

export type TimeAxis = {
  ticks: { at: number, label: string }[]
  place: (period: string) => number
}

/** An axis of the periods from the first to the last; the last one is always named. */
export function timeAxis(periods: string[], range: Range, language: Language): TimeAxis {
  const times = periods.map(timeOf)
  const [start, end] = [Math.min(...times), Math.max(...times)]
  const width = range.to - range.from
  const place = (time: number) => start === end
    ? range.from + width / 2 : range.from + width * ((time - start) / (end - start))
  const monthly = periods.some(isMonth)
  const ticks = (monthly && end - start < 2)
    ? monthTicks({ start, end, room: width }, language) : yearTicks(start, end, { width, monthly })
  return {
    ticks: ticks.map(({ time, label }) => ({ at: place(time), label })),
    place: (period) => place(timeOf(period)),
  }
}

type Tick = { time: number, label: string }

function yearTicks(
  start: number, end: number, { width, monthly }: { width: number, monthly: boolean },
): Tick[] {
  const most = Math.max(1, Math.floor(width / 42))
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((one) => (end - start) / one <= most) ?? 1000
  const last = monthly ? Math.floor(end + 1e-9) : end
  const ticks: Tick[] = []
  for (let year = last; year >= start - 1e-9 && ticks.length < 40; year -= step) {
    ticks.push({ time: year, label: String(Math.round(year)) })
  }
  return ticks.toReversed()
}

function monthTicks(
  { start, end, room }: { start: number, end: number, room: number }, language: Language,
): Tick[] {
  const [first, last] = [Math.round(start * 12), Math.round(end * 12)]
  const step = [1, 2, 3, 4, 6, 12].find((one) => (last - first) / one <= room / 78) ?? 24
  const ticks: Tick[] = []
  for (let month = last; month >= first; month -= step) {
    ticks.push({ time: month / 12, label: monthLabel(language, month) })
  }
  return ticks.toReversed()
}

const monthFormats = new Map<Language, Intl.DateTimeFormat>()

// "Sep 2023": the month as short as the language has it.
function monthLabel(language: Language, months: number): string {
  const format = monthFormats.get(language) ?? new Intl.DateTimeFormat(dateLocales[language], {
    month: 'short', year: 'numeric', timeZone: 'UTC',
  })
  monthFormats.set(language, format)
  return format.format(new Date(Date.UTC(Math.floor(months / 12), months % 12, 1)))
}

/** "2023", "September 2023". */
export const periodLabel = (language: Language, period: string) => formatDate(language, period)

/** The room that the widest of these texts takes. */
export const widest = (texts: string[], bold = false) =>
  Math.max(0, ...texts.map((text) => textWidth(text, { bold })))

/** Coordinates have one digit: a tenth of a pixel. */
export const fixed = (value: number) => Math.round(value * 10) / 10
