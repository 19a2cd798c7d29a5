// A statement that is checked against figures: what it says, what it divides by what, which sets of
// States and sources it is computed for, and which ways of computing it are refused.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Source } from '../../directory/directory.ts'

/** A number of people or deaths: a series of counts, or a rate per 100,000 times a population. */
export type Amount = { count: string } | { rate: string, population: string }

/** The values that the statement covers, in per cent: from <= value < to, or value > above. */
export type Statement =
  | { kind: 'between', from: number, to: number }
  | { kind: 'above', above: number }

/** One source's figures for both sides of the division: never a mixture of two. */
export type Way = {
  /** The word for it in addresses: "unodc". */
  id: string
  /** Who publishes it, in short. */
  name: Multilingual
  /** What is counted in each State of the set. */
  part: Amount
  /** What it is a part of: of the WORLD, or in each State of the set (see `form`). */
  whole: Amount
  /** Where the source publishes the part for a whole set itself: set -> area of the source. */
  regions: Record<string, string>
}

export type Refused = {
  /** "reporting-only": its figure is computed for those who would look for it; others are told. */
  id: string
  name: Multilingual
  reason: Multilingual
}

export type Claim = {
  id: string
  title: Multilingual
  /** The statement as the Secretariat publishes it. */
  published: { text: Multilingual, url: string }
  statement: Statement
  /** How the words were turned into limits. */
  reading: Multilingual
  /** A part of the world's total, or a part of the total of the same States. */
  form: 'of-world' | 'of-members'
  /** The part holds only what is recorded as such, so that it may be too small: then the figures
   *  can confirm "over 70 %" but never refute it. */
  recordedOnly: boolean
  numerator: Multilingual
  denominator: Multilingual
  /** Digits of a share in per cent after the decimal sign. */
  decimals: number
  /** "In {year}, {value} of the world’s people lived {place}." */
  sentence: Multilingual
  /** Groups of States, the one the statement speaks of first. */
  sets: string[]
  /** The series of populations by which coverage is measured. */
  population: string
  ways: Way[]
  refused: Refused[]
  notes: Multilingual[]
  sources: Source[]
}

/** All series a claim is computed from. */
export function seriesOf({ population, ways }: Pick<Claim, 'population' | 'ways'>): string[] {
  const amounts = ways.flatMap(({ part, whole }) => [part, whole])
  const named = amounts.flatMap((one) => 'count' in one ? [one.count] : [one.rate, one.population])
  return [...new Set([population, ...named])]
}
