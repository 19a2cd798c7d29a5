// What is measured, who publishes it, and one series for each pair of the two.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Source } from '../../directory/directory.ts'

/** The parts of the data index, in its order. */
export const themes = [
  'population', 'homicide', 'firearms', 'violence', 'drugs', 'trafficking', 'justice',
  'economic-crime', 'displacement', 'cybersecurity',
] as const
export type Theme = (typeof themes)[number]

/** Units; their names and short forms are texts of the module. */
export const units = [
  'persons', 'deaths', 'victims', 'offences', 'per-100000', 'kilograms', 'items', 'entries', 'score',
  'percent',
] as const
export type Unit = (typeof units)[number]

/** A way in which figures are broken down, with its categories in the order in which they show. */
export type Dimension = {
  /** "sex", "age", "drug", "type", "nationality". */
  id: string
  title: Multilingual
  values: { id: string, title: Multilingual }[]
  /** Categories overlap (a part and its whole, several classifications): never add them up. */
  overlapping: boolean
}

export type Indicator = {
  id: string
  theme: Theme
  title: Multilingual
  definition: Multilingual
  method: Multilingual
  unit: Unit
  /** Digits after the decimal sign that readers see. */
  decimals: number
  /** Codes of classifications: { scheme: 'ICCS', code: '0101' }. */
  codes: { scheme: string, code: string }[]
  topics: string[]
  dimensions: Dimension[]
  /** Figures of several areas may be added up (counts); rates and scores may not. */
  additive: boolean
  /** Periods may be joined by a line; false for editions that do not make a trend. */
  trend: boolean
  /** What an editor says the figures show; dated by its period. */
  finding: Multilingual | null
  sources: Source[]
}

export type StatisticalSource = {
  id: string
  producer: string
  dataset: Multilingual
  url: string
  /** When the figures were fetched: "2025-10-07". */
  retrieved: string
  licence: string
  licenceUrl: string | null
  licenceStatus: 'clear' | 'unclear'
  licenceNote: Multilingual | null
  /** What the licence demands, as a citation in one line. */
  demands: string
}

export type RemarkKind = 'break' | 'doubt' | 'excluded' | 'definition' | 'method'

/** What a reader must know of a stretch of a series; `areas` null = of all of them. */
export type Remark = {
  kind: RemarkKind
  areas: string[] | null
  /** First and last period it speaks of; null = open. For a break: the first period after it. */
  since: string | null
  until: string | null
  text: Multilingual
  source: string | null
}

export type Series = {
  id: string
  indicator: string
  source: string
  note: Multilingual | null
  remarks: Remark[]
}

/** A publication of a series and what it changed. */
export type Release = {
  series: string
  /** The day of publication; figures are known "as of" it. */
  released: string
  vintage: string
  origin: 'content' | 'loaded'
  complete: boolean
  added: number
  changed: number
  withdrawn: number
}
