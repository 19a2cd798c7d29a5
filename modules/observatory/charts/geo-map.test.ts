// The map: every State on it once, no State over the sea, nothing said of what is not known.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import geography from './geography.json' with { type: 'json' }
import { marksOf, type Shape } from './marks.tsx'
import { samples } from './samples.ts'

const [map] = samples('en').filter(({ chart }) => chart.kind === 'map')
assert.ok(map?.chart.kind === 'map')
const { text, chart } = map
const marks = marksOf(text, chart, 830)
assert.ok(marks)

const isHatched = ({ classes }: Shape) => classes.includes('area') && classes.includes('hole')

type Box = { width: number, height: number }

// The paths are steps from place to place: "M12.3 4.5l1.2-.3…z".
function boxOf(d: string): Box {
  const places = d.split('M').filter((ring) => ring !== '').flatMap((ring) => {
    let [x, y] = [0, 0]
    const numbers = (ring.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
    return numbers.flatMap((step, index) => {
      if (index % 2 === 1) return []
      x += step
      y += numbers[index + 1] ?? 0
      return [[x, y]]
    })
  })
  const extent = (of: 0 | 1) => {
    const all = places.map((place) => place[of] ?? 0)
    return Math.max(...all) - Math.min(...all)
  }
  return { width: extent(0), height: extent(1) }
}

test('all 35 States are on the map, and the large ones are the large shapes', () => {
  const sizes = Object.entries(geography.main.states).map(([id, d]) => ({ id, ...boxOf(d) }))
    .toSorted((a, b) => b.width * b.height - a.width * a.height)
  assert.equal(sizes.length, 35)
  assert.deepEqual(sizes.slice(0, 3).map(({ id }) => id).toSorted(), ['BRA', 'CAN', 'USA'])
})

test('no shape covers the sea: none is as large as the map', () => {
  const { main, inset } = geography
  const covering = [main, inset].flatMap((layer) =>
    Object.entries({ ...layer.states, others: layer.others }).filter(([, d]) =>
      d.split('M').map(boxOf).some(({ width, height }) =>
        width > layer.width * 0.98 && height > layer.height * 0.98)))
  assert.deepEqual(covering.map(([id]) => id), [])
})

test('the islands too small to be seen have rings with their figure', () => {
  const labels = marks.labels.map((label) => label.text)
  assert.ok(labels.includes('BRB 7.4') && labels.includes('KNA 64.2'))
})

test('a State without a figure is hatched and its ring says nothing, not zero', () => {
  assert.ok(marks.labels.some((label) => label.text === 'TTO –'))
  const missing = chart.data.rows.filter(({ value }) => value === null)
  const hatched = marks.shapes.filter(isHatched)
  const inInset = missing.filter(({ id }) => id in geography.inset.states)
  const rings = missing.filter(({ id }) => id in geography.inset.anchors)
  assert.equal(hatched.length, missing.length + inInset.length + rings.length)
})

test('a State with a figure of zero is not hatched', () => {
  const rows = chart.data.rows.map((row) => ({ ...row, value: 0, missing: null }))
  const drawn = marksOf(text, { kind: 'map', data: { rows } }, 830)
  assert.equal(drawn?.shapes.filter(isHatched).length, 0)
})

test('territories are flat land without a name', () => {
  const land = marks.shapes
    .filter(({ name, classes }) => name === 'path' && classes.includes('land'))
  assert.equal(land.length, 2) // one path on each map
})
