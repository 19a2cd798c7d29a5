// From a choice to a table of figures: what stands where, what the totals are, and which cells have
// no figure. Nothing here is text.
import { invariant } from '../../../kernel/http/problem.ts'
import type { Choice } from './choice.ts'
import { crosstab, type Mask, pairsOf } from './crosstab.ts'
import type { Coded, CodedValue, Columns } from './cube.ts'
import type { CubeRecord, DimensionRecord } from './input.ts'
import { dimensionOf } from './labels.ts'

/** null: not reported, which is not zero. */
export type Figure = number | null

export type Table = {
  rows: CodedValue[]
  columns: CodedValue[]
  /** By row, then column. */
  cells: Figure[][]
  rowTotals: Figure[]
  columnTotals: Figure[]
  total: Figure
}

type Axis = {
  dimension: DimensionRecord
  coded: Coded
  /** The codes that show, in their order. */
  shown: number[]
  /** The code of the source's own total, where the figures of the others are not added up. */
  total: number | undefined
}

/** Counts the table. Dimensions that the choice does not name count whole. */
export function makeTable(description: CubeRecord, columns: Columns, choice: Choice): Table {
  const down = axisOf(description, columns, { id: choice.rows, choice })
  const across = axisOf(description, columns, { id: choice.columns, choice })
  const masks = masksOf(description, columns, choice)
  const counted = crosstab(columns, { down: down.coded, across: across.coded, masks })
  const { present, width } = counted
  const silent = findSilent(columns, { description, choice, down, across, masks })
  const figure = (row: number, column: number): Figure => {
    const place = row * width + column
    if (present[place] === 1) return counted.sums[place] ?? null
    return description.absent === 'none' && !silent(row, column) ? 0 : null
  }
  drop(down, (row) => across.shown.some((column) => present[row * width + column] === 1))
  drop(across, (column) => down.shown.some((row) => present[row * width + column] === 1))
  const totalOf = (row: number) => across.total === undefined
    ? add(across.shown.map((column) => figure(row, column))) : figure(row, across.total)
  const table = {
    rows: down.shown.flatMap((code) => down.coded.values[code] ?? []),
    columns: across.shown.flatMap((code) => across.coded.values[code] ?? []),
    cells: down.shown.map((row) => across.shown.map((column) => figure(row, column))),
    rowTotals: down.shown.map(totalOf),
    columnTotals: across.shown.map((column) => down.total === undefined
      ? add(down.shown.map((row) => figure(row, column))) : figure(down.total, column)),
    total: down.total === undefined ? add(down.shown.map(totalOf)) : totalOf(down.total),
  }
  return choice.order === 'total' ? largestFirst(table) : table
}

function axisOf(
  description: CubeRecord, { dimensions }: Columns, { id, choice }: { id: string, choice: Choice },
): Axis {
  const dimension = dimensionOf(description, id)
  const coded = codedOf(dimensions, id)
  const isChosen = choice.keep.has(id)
  const total = isChosen ? -1 : coded.values.findIndex((value) => value.id === dimension.total)
  const shown = coded.values.map((_, code) => code)
    .filter((code) => code !== total && counts(dimension, coded.values[code]?.id ?? '', choice))
  return { dimension, coded, shown, total: total === -1 ? undefined : total }
}

function codedOf(dimensions: Coded[], id: string): Coded {
  const found = dimensions.find((one) => one.id === id)
  invariant(found, `the loaded table has no dimension "${id}"`)
  return found
}

/** Whether a category of a dimension counts, by the categories and the period that are chosen. */
function counts({ id, kind }: DimensionRecord, value: string, { keep, from, to }: Choice): boolean {
  const inPeriod = kind !== 'year' ||
    ((from === undefined || value >= from) && (to === undefined || value <= to))
  return inPeriod && (keep.get(id)?.includes(value) ?? true)
}

/** One for each dimension of which not all counts. */
function masksOf(description: CubeRecord, { dimensions }: Columns, choice: Choice): Mask[] {
  return dimensions.flatMap((of) => {
    const dimension = dimensionOf(description, of.id)
    const isAxis = of.id === choice.rows || of.id === choice.columns
    const hasTotal = of.values.some(({ id }) => id === dimension.total)
    // The source's own total stands for the others, unless some of them are chosen or shown.
    const onlyTotal = hasTotal && !isAxis && !choice.keep.has(of.id)
    const allowed = Uint8Array.from(of.values, ({ id }) =>
      Number(onlyTotal ? id === dimension.total : counts(dimension, id, choice)))
    return allowed.includes(0) ? [{ of, allowed }] : []
  })
}

type Scene = {
  description: CubeRecord, choice: Choice, down: Axis, across: Axis, masks: Mask[],
}

/**
 * Where nothing can be said: all that the source has there leaves a dimension unrecorded by which
 * the table counts. Without this, "no weapon was recorded before 2011" would read "no firearms".
 */
function findSilent(columns: Columns, { description, choice, down, across, masks }: Scene) {
  if (description.absent !== 'none') return () => false
  const silentRows = new Set<number>()
  const silentColumns = new Set<number>()
  for (const coded of columns.dimensions) {
    const { unknown } = dimensionOf(description, coded.id)
    const unrecorded = coded.values.findIndex(({ id }) => id === unknown)
    const isAsked = [choice.rows, choice.columns].includes(coded.id) || choice.keep.has(coded.id)
    if (unrecorded === -1 || !isAsked) continue
    const others = masks.filter(({ of }) => of.id !== coded.id)
    for (const [axis, found] of [[down, silentRows], [across, silentColumns]] as const) {
      if (axis.coded.id === coded.id) continue
      const asked = { down: axis.coded, across: coded, masks: others }
      const { present, width } = pairsOf(columns, asked)
      for (const code of axis.shown) {
        const recorded = coded.values.some((_, one) =>
          one !== unrecorded && present[code * width + one] === 1)
        if (!recorded && present[code * width + unrecorded] === 1) found.add(code)
      }
    }
  }
  return (row: number, column: number) => silentRows.has(row) || silentColumns.has(column)
}

/** Takes away categories that the chosen rows do not have; time keeps its gaps. */
function drop(axis: Axis, has: (code: number) => boolean): void {
  if (axis.dimension.kind === 'words') axis.shown = axis.shown.filter(has)
}

/** The sum of what is reported; null where nothing is. */
export function add(figures: Figure[]): Figure {
  const reported = figures.filter((figure) => figure !== null)
  return reported.length === 0 ? null : reported.reduce((sum, figure) => sum + figure, 0)
}

function largestFirst(table: Table): Table {
  const order = table.rows.map((_, place) => place).toSorted((a, b) =>
    (table.rowTotals[b] ?? -1) - (table.rowTotals[a] ?? -1))
  return {
    ...table,
    rows: order.flatMap((place) => table.rows[place] ?? []),
    cells: order.map((place) => table.cells[place] ?? []),
    rowTotals: order.map((place) => table.rowTotals[place] ?? null),
  }
}
