// What importers make of rows: figures, or the reason why there is none.
import type { Area } from '../areas/area.ts'
import type { Dimension, Unit } from '../indicators/indicator.ts'
import type { Observation } from '../observations/observation.ts'

/** A figure and the place in the file it was read from. */
export type Figure = Observation & { series: string, line: number }

/** A row that cannot be loaded: why, and the row as it stands. */
export type Rejected = { line: number, reason: string, text: string }

/** What one row, or one cell of a row, comes to. */
export type Outcome =
  | { kind: 'figure', figure: Omit<Figure, 'line'> }
  /** A part of a figure: added to the other parts of the same series, area, period and cut. */
  | { kind: 'part', figure: Omit<Figure, 'line'> }
  /** About a place that is not one of ours and is known to be elsewhere. */
  | { kind: 'outside' }
  /** Rightly read and not wanted; `what` is counted for the report. */
  | { kind: 'ignored', what: string }
  | { kind: 'rejected', reason: string }

/** A row by the names of its columns: small letters, single spaces. */
export type Cells = Record<string, string>

/** A series that figures may be loaded into. */
export type Target = {
  id: string
  unit: Unit
  dimensions: Pick<Dimension, 'id' | 'values'>[]
}

/** What importers know of the rest of the world. */
export type World = {
  /** Every code that means one of our areas: ids and what sources call them. */
  areas: ReadonlyMap<string, string>
  targets: ReadonlyMap<string, Target>
  /** "2026": the year it is. */
  year: string
}

/** How one kind of file is read. `read` is pure and sees one row at a time. */
export type Format = {
  id: string
  /** What the file is, for people: "World Bank, World Development Indicators". */
  title: string
  /** The columns that tell the header from what stands above it. */
  columns: string[]
  /** The table in a zip archive of this source, by its name. */
  entry: RegExp
  read: (cells: Cells, world: World) => Outcome[]
  /** Looks at all figures together: those that contradict each other without sharing a key. */
  settle?: (figures: Figure[]) => { kept: Figure[], what: string }
}

/** All codes of areas, for a World. */
export const codesOf = (areas: Pick<Area, 'id' | 'sourceCodes'>[]): Map<string, string> =>
  new Map(areas.flatMap(({ id, sourceCodes }) => [id, ...sourceCodes].map((code) => [code, id])))

export const rejected = (reason: string): Outcome => ({ kind: 'rejected', reason })
export const ignored = (what: string): Outcome => ({ kind: 'ignored', what })
export const outside: Outcome = { kind: 'outside' }
