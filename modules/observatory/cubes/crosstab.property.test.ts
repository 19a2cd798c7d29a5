// Counting by columns finds what counting row by row finds, whatever the rows are.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { crosstab } from './crosstab.ts'
import { type Columns, zerosLast } from './cube.ts'
import { pack, unpack } from './pack.ts'

type Row = { codes: [number, number, number], figure: number }

const SIZES = [3, 300, 2]
const row = fc.record({
  codes: fc.tuple(...SIZES.map((size) => fc.nat(size - 1))) as fc.Arbitrary<Row['codes']>,
  figure: fc.oneof(fc.constant(0), fc.nat(1000)),
})

function columnsOf(rows: Row[]): Columns {
  return zerosLast({
    dimensions: SIZES.map((size, at) => ({
      id: `d${at}`,
      values: Array.from({ length: size }, (_, code) => ({ id: `v${code}`, printed: `v${code}` })),
      codes: Uint16Array.from(rows, ({ codes }) => codes[at] ?? 0),
    })),
    figures: Int32Array.from(rows, ({ figure }) => figure),
  })
}

/** "row column" -> the sum, for each pair that occurs. */
function byHand(rows: Row[], allowed: number[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { codes: [down, across, other], figure } of rows) {
    if (allowed[other] !== 1) continue
    found.set(`${down} ${across}`, (found.get(`${down} ${across}`) ?? 0) + figure)
  }
  return found
}

function byColumns(columns: Columns, allowed: number[]): Map<string, number> {
  const [down, across, other] = columns.dimensions
  assert.ok(down && across && other)
  const masks = allowed.includes(0) ? [{ of: other, allowed: Uint8Array.from(allowed) }] : []
  const { sums, present, width } = crosstab(columns, { down, across, masks })
  return new Map([...present].flatMap((one, place) => one === 1
    ? [[`${Math.floor(place / width)} ${place % width}`, sums[place] ?? 0] as const] : []))
}

const sorted = (found: Map<string, number>) => [...found].toSorted(([a], [b]) => a < b ? -1 : 1)

test('sums and presence are those of the rows, before and after they were stored', () => {
  fc.assert(fc.property(
    fc.array(row, { maxLength: 60 }), fc.tuple(fc.nat(1), fc.nat(1)),
    (rows, allowed) => {
      const columns = columnsOf(rows)
      const expected = sorted(byHand(rows, allowed))
      assert.deepEqual(sorted(byColumns(columns, allowed)), expected)
      assert.deepEqual(sorted(byColumns(unpack(pack(columns)), allowed)), expected)
    },
  ))
})

test('rows of many blocks are all counted', () => {
  const rows = Array.from({ length: 20_000 }, (_, at): Row =>
    ({ codes: [at % 3, at % 300, at % 2], figure: at % 7 }))
  for (const allowed of [[1, 1], [0, 1]]) {
    assert.deepEqual(sorted(byColumns(columnsOf(rows), allowed)), sorted(byHand(rows, allowed)))
  }
})
