// The address of a comparison: its whole state, in the order in which the form asks.
import type { Query } from '../../../kernel/http/paths.ts'
import type { Comparison } from './comparison.ts'

/** The state as a query; what is not chosen is left out. */
export const comparisonQuery = (comparison: Partial<Comparison>): Query => ({
  indicator: comparison.indicators ?? [],
  series: comparison.series ?? [],
  cut: comparison.cuts ?? [],
  area: comparison.areas ?? [],
  group: comparison.groups ?? [],
  from: comparison.from,
  to: comparison.to,
  chart: comparison.chart,
  asOf: comparison.asOf,
})

/** What is put side by side: areas, and two series of the indicator in the path. */
export type BesideChoice = { areas: string[], a: string, b: string, asOf: string }

export const besideQuery = ({ areas, a, b, asOf }: Partial<BesideChoice>): Query =>
  ({ area: areas ?? [], a, b, asOf })
