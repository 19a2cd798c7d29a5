// Dates, numbers, lists and sizes as each language writes them.
import { dateLocales, type Language, numberLocales } from './languages.ts'

const cache = new Map<string, unknown>()

function cached<T>(key: string, make: () => T): T {
  if (!cache.has(key)) cache.set(key, make())
  return cache.get(key) as T
}

/** 1234.5 -> "1,234.5" (en), "1234,5" (es). */
export function formatNumber(language: Language, value: number, digits = 0): string {
  return cached(`n${language}${digits}`, () => new Intl.NumberFormat(numberLocales[language], {
    maximumFractionDigits: digits, minimumFractionDigits: digits,
  })).format(value)
}

/** 0.125 -> "12.5%" (en), "12,5 %" (es, fr). `digits` are the most; a whole per cent has none. */
export function formatPercent(language: Language, share: number, digits = 1): string {
  return cached(`%${language}${digits}`, () => new Intl.NumberFormat(numberLocales[language], {
    style: 'percent', maximumFractionDigits: digits,
  })).format(share)
}

/** The same with all its digits, for columns and comparisons: 0.33 -> "33.0%". */
export function formatShare(language: Language, share: number, digits = 1): string {
  return cached(`%%${language}${digits}`, () => new Intl.NumberFormat(numberLocales[language], {
    style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits,
  })).format(share)
}

/**
 * A date as precise as it is known: "2023" stays a year, "2023-09" becomes "September 2023",
 * "2023-09-08" a full date with the month in words.
 */
export function formatDate(language: Language, date: string): string {
  const [year = '', month, day] = date.split('-')
  if (month === undefined || !/^\d{4}$/.test(year)) return date
  const format = cached(`d${language}${day === undefined}`, () =>
    new Intl.DateTimeFormat(dateLocales[language], {
      year: 'numeric', month: 'long', timeZone: 'UTC', ...(day !== undefined && { day: 'numeric' }),
    }))
  return format.format(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1))))
}

/** A moment, always with its place: "November 24, 2026 at 2:10 PM UTC". */
export function formatMoment(language: Language, moment: Date): string {
  return cached(`m${language}`, () => new Intl.DateTimeFormat(dateLocales[language], {
    dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC',
  })).format(moment) + ' UTC'
}

/**
 * A moment for narrow places: the time on the same day (UTC), else the day, with the year when it
 * is another: "2:10 PM UTC", "Nov 24", "Nov 24, 2025".
 */
export function formatBrief(language: Language, moment: Date, now: Date): string {
  const [day, today] = [moment, now].map((one) => one.toISOString().slice(0, 10))
  if (day === today) {
    return cached(`t${language}`, () => new Intl.DateTimeFormat(dateLocales[language], {
      timeStyle: 'short', timeZone: 'UTC',
    })).format(moment) + ' UTC'
  }
  const isThisYear = moment.getUTCFullYear() === now.getUTCFullYear()
  return cached(`b${language}${isThisYear}`, () => new Intl.DateTimeFormat(dateLocales[language], {
    day: 'numeric', month: 'short', timeZone: 'UTC', ...(!isThisYear && { year: 'numeric' }),
  })).format(moment)
}

/** ["a", "b", "c"] -> "a, b and c". */
export function formatList(language: Language, items: string[]): string {
  return cached(`l${language}`, () => new Intl.ListFormat(dateLocales[language])).format(items)
}

/** The colon after a label: French sets it off with a narrow space. */
export const colon = (language: Language) => language === 'fr' ? '\u202f:' : ':'

/** 2_100_000 bytes -> "2.1 MB" (1 MB = 1,000,000 bytes). */
export function formatSize(language: Language, bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${formatNumber(language, value, power > 0 && value < 10 ? 1 : 0)} ${units[power]}`
}

/** The name of a language in another: ("es", "en") -> "inglés". */
export function languageName(language: Language, of: string): string {
  return cached(`g${language}`, () => new Intl.DisplayNames(dateLocales[language], {
    type: 'language',
  })).of(of) ?? of
}

/** Compares names as readers of the language sort them, accents and case aside. */
export function compareNames(language: Language): (a: string, b: string) => number {
  const collator = cached(`c${language}`, () => new Intl.Collator(dateLocales[language], {
    sensitivity: 'base', numeric: true,
  }))
  return collator.compare
}
