// What readers must be warned of, by rules that are the same for every indicator.
import { formatList, formatNumber, formatPercent } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { type ChartSeries, hasValue } from './chart.ts'
import { texts } from './messages.ts'
import { periodLabel } from './scales.ts'
import { inOrder, shownBreaks } from './series.ts'

/** One case more or less that moves a rate by more than this is worth saying. */
export const SENSITIVE_RATE = 0.4
/** An aggregate of fewer of its States than this says little; so does a latest year of fewer. */
export const ENOUGH = 0.8

export type WarningData = {
  series?: ChartSeries[]
  /** Of a rate per `per` people: the population of the area; null = not known. */
  population?: number | null
  per?: number
  /** Of an aggregate: how many of its States have a figure. */
  coverage?: { have: number, of: number }
  /** How many areas have a figure in the latest period and in the one before. */
  latest?: { period: string, have: number, beforePeriod: string, before: number }
}

export type Warning =
  | { kind: 'small-population', change: number }
  | { kind: 'low-coverage', have: number, of: number }
  | { kind: 'thin-latest', period: string, have: number, beforePeriod: string, before: number }
  | { kind: 'break', label: string, period: string }
  | { kind: 'provisional' | 'projection', label: string, periods: string[] }

/** All warnings that the rules ask for, the gravest first. */
export function warningsOf(
  { series = [], population = null, per = 100_000, coverage, latest }: WarningData,
): Warning[] {
  const warnings: Warning[] = []
  if (population !== null && population > 0 && per / population > SENSITIVE_RATE) {
    warnings.push({ kind: 'small-population', change: per / population })
  }
  if (coverage && coverage.of > 0 && coverage.have / coverage.of < ENOUGH) {
    warnings.push({ kind: 'low-coverage', ...coverage })
  }
  if (latest && latest.have < latest.before * ENOUGH) {
    warnings.push({ kind: 'thin-latest', ...latest })
  }
  for (const one of series) {
    warnings.push(...shownBreaks(one).map((period) =>
      ({ kind: 'break' as const, label: one.label, period })))
    for (const kind of ['provisional', 'projection'] as const) {
      const periods = inOrder(one.points).filter(hasValue).filter(({ flag }) => flag === kind)
        .map(({ period }) => period)
      if (periods.length > 0) warnings.push({ kind, label: one.label, periods })
    }
  }
  return warnings
}

/** A warning as a sentence. */
export function warningText(language: Language, warning: Warning): string {
  const t = texts(language).warning
  switch (warning.kind) {
    case 'small-population':
      return t.smallPopulation({ change: formatNumber(language, warning.change, 1) })
    case 'low-coverage': {
      const { have, of } = warning
      return t.lowCoverage({ have, of, share: formatPercent(language, have / of, 0) })
    }
    case 'thin-latest': {
      const { have, before, period, beforePeriod } = warning
      return t.thinLatest({
        have, before, period: periodLabel(language, period),
        beforePeriod: periodLabel(language, beforePeriod),
      })
    }
    case 'break':
      return t.break({ label: warning.label, period: periodLabel(language, warning.period) })
    case 'provisional':
      return t.provisional({ label: warning.label, periods: spanText(language, warning.periods) })
    case 'projection':
      return t.projection({ label: warning.label, periods: spanText(language, warning.periods) })
  }
}

const NAMED = 3

// "2022 and 2023", or from first to last where there are many.
function spanText(language: Language, periods: string[]): string {
  const names = periods.map((period) => periodLabel(language, period))
  return names.length <= NAMED
    ? formatList(language, names) : `${names[0] ?? ''}–${names.at(-1) ?? ''}`
}
