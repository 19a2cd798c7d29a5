// What is said of many figures at once, in numbers that can be worked out on paper.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Group, GroupMember } from '../areas/area.ts'
import { fullPeriod, isKnown, mediansOf, medianOf, readoutOf } from './summary.ts'

const text = { en: 'x', es: 'x', pt: 'x', fr: 'x' }
const always = (area: string): GroupMember => ({ area, since: '', until: null })
const groupOf = (...members: (string | GroupMember)[]): Group => ({
  id: 'group', name: text, description: text, sources: [],
  members: members.map((one) => typeof one === 'string' ? always(one) : one),
})

/** "HND 2023 31.1", "HND 2023 -" for none, "HND 2030 5 projection". */
function figure(line: string) {
  const [area = '', period = '', value = '', flag] = line.split(' ')
  return {
    area, period, value: value === '-' ? null : Number(value),
    flag: flag === 'projection' || flag === 'provisional' ? flag : null,
  } as const
}
const figures = (...lines: string[]) => lines.map(figure)
const number = fc.double({ min: -1e9, max: 1e9, noNaN: true })

test('the median of an odd number of values is the one in the middle, of an even number the mean of two', () => {
  assert.equal(medianOf([9, 1, 5]), 5)
  assert.equal(medianOf([9, 1, 5, 7]), 6)
  assert.equal(medianOf([4]), 4)
})

test('the median of no values is unknown, not zero', () => {
  assert.equal(medianOf([]), undefined)
})

test('values are ordered as numbers, not as words', () => {
  assert.equal(medianOf([10, 9, 100]), 10)
})

test('a median has as many values below it as above, in whatever order they come', () => {
  fc.assert(fc.property(fc.array(number, { minLength: 1 }), (values) => {
    const median = medianOf(values) ?? NaN
    const below = values.filter((value) => value < median).length
    const above = values.filter((value) => value > median).length
    assert.ok(below <= values.length / 2 && above <= values.length / 2)
    assert.equal(medianOf(values.toReversed()), median)
  }))
})

test('a median of nothing but minus zero is zero', () => {
  assert.equal(medianOf([0, -5e-324, -0]), 0)
  assert.equal(medianOf([-0]), 0)
})

test('a median leaves the list it was made of as it was', () => {
  const values = [3, 1, 2]
  medianOf(values)
  assert.deepEqual(values, [3, 1, 2])
})

test('a group has a median in each period, with how many of its members have a figure', () => {
  const group = groupOf('HND', 'GTM', 'SLV')
  assert.deepEqual(
    mediansOf(figures('HND 2023 30', 'GTM 2023 20', 'SLV 2023 2', 'HND 2022 36', 'GTM 2022 18'), group),
    [
      { period: '2022', value: 27, count: 2, members: 3 },
      { period: '2023', value: 20, count: 3, members: 3 },
    ])
})

test('with half of the members a group has a median, with fewer it has none', () => {
  const group = groupOf('HND', 'GTM', 'SLV', 'CRI')
  assert.equal(mediansOf(figures('HND 2023 30', 'GTM 2023 20'), group)[0]?.value, 25)
  assert.deepEqual(mediansOf(figures('HND 2023 30'), group),
    [{ period: '2023', value: null, count: 1, members: 4 }])
})

test('who is not a member, and who has no figure, is not counted', () => {
  const group = groupOf('HND', 'GTM')
  assert.deepEqual(
    mediansOf(figures('HND 2023 30', 'USA 2023 6', 'AMERICAS 2023 14', 'GTM 2023 -'), group),
    [{ period: '2023', value: 30, count: 1, members: 2 }])
})

test('a member counts from the year it joined until the year before it left', () => {
  const group = groupOf('HND', { area: 'VEN', since: '2006', until: '2017-08' })
  const all = figures('HND 2005 1', 'VEN 2005 9', 'HND 2006 1', 'VEN 2006 9', 'HND 2016 1',
    'VEN 2016 9', 'HND 2017 1', 'VEN 2017 9')
  assert.deepEqual(
    mediansOf(all, group).map(({ period, value, members }) => [period, value, members]),
    [['2005', 1, 1], ['2006', 5, 2], ['2016', 5, 2], ['2017', 1, 1]])
})

test('in monthly figures who joins on any day of a month is a member at its end', () => {
  const group = groupOf('HND', { area: 'BOL', since: '2024-07-29', until: null })
  const all = figures('HND 2024-06 1', 'BOL 2024-06 9', 'HND 2024-07 1', 'BOL 2024-07 9')
  assert.deepEqual(mediansOf(all, group).map(({ members }) => members), [1, 2])
})

test('a group without members at a time has no median then', () => {
  const group = groupOf({ area: 'HND', since: '2020', until: null })
  assert.deepEqual(mediansOf(figures('HND 2010 5'), group),
    [{ period: '2010', value: null, count: 0, members: 0 }])
})

test('a median of a group lies between the lowest and the highest of its members', () => {
  const group = groupOf('A', 'B', 'C', 'D')
  const row = fc.record({
    area: fc.constantFrom('A', 'B', 'C', 'D'), period: fc.constantFrom('2022', '2023'),
    value: fc.option(number), flag: fc.constant(null),
  })
  const rows = fc.uniqueArray(row, { selector: ({ area, period }) => `${area} ${period}` })
  fc.assert(fc.property(rows, (some) => {
    for (const { period, value, count } of mediansOf(some, group)) {
      const values = some.filter((one) => one.period === period).filter(isKnown)
        .map((one) => one.value)
      assert.equal(count, values.length)
      assert.equal(value === null, count < 2)
      if (value !== null) assert.ok(Math.min(...values) <= value && value <= Math.max(...values))
    }
  }))
})

test('the year to show is the newest that is nearly as full as the fullest', () => {
  const of = (counts: Record<string, number>) => fullPeriod(
    Object.entries(counts).flatMap(([period, count]) =>
      Array.from({ length: count }, (_, index) => figure(`A${index} ${period} 1`))))
  assert.equal(of({ 2021: 34, 2022: 32, 2023: 25, 2024: 28 }), '2024')
  assert.equal(of({ 2021: 30, 2022: 21, 2023: 20 }), '2022')
  assert.equal(of({ 2021: 10, 2023: 1 }), '2021')
  assert.equal(of({}), undefined)
})

test('a year of projections or of missing figures is not one to show', () => {
  assert.equal(fullPeriod(figures('HND 2023 1', 'HND 2030 2 projection', 'HND 2024 -')), '2023')
  assert.equal(fullPeriod(figures('HND 2024 -')), undefined)
})

test('the read-out names the latest, the highest and the lowest figure with their years', () => {
  const readout = readoutOf(figures('HND 2011 83.2', 'HND 1990 9.9', 'HND 2024 23.9', 'HND 2023 -'), 35)
  assert.deepEqual([readout?.latest, readout?.highest, readout?.lowest]
    .map((one) => `${one?.period} ${one?.value}`), ['2024 23.9', '2011 83.2', '1990 9.9'])
  assert.deepEqual([readout?.known, readout?.of], [3, 35])
})

test('of equal figures the latest is named, or else the first, whatever the order of the rows', () => {
  const rows = figures('HND 2020 5', 'HND 2021 3', 'HND 2022 5', 'HND 2023 3')
  for (const order of [rows, rows.toReversed()]) {
    const readout = readoutOf(order, 4)
    assert.deepEqual([readout?.highest.period, readout?.lowest.period], ['2020', '2023'])
  }
})

test('a mean of five years needs five years with a figure, the last five', () => {
  const five = figures('HND 2015 100', 'HND 2019 1', 'HND 2020 2', 'HND 2021 3', 'HND 2022 4', 'HND 2023 5')
  assert.equal(readoutOf(five, 9)?.meanOfFive, 3)
  assert.equal(readoutOf(five.slice(2), 9)?.meanOfFive, undefined)
})

test('a projection is not the latest figure, and what has no figure has no read-out', () => {
  assert.equal(readoutOf(figures('HND 2023 1', 'HND 2030 2 projection'), 1)?.latest.period, '2023')
  assert.equal(readoutOf(figures('HND 2023 -', 'HND 2030 2 projection'), 1), undefined)
})

test('nothing of a read-out lies outside its figures', () => {
  const row = fc.record({
    period: fc.integer({ min: 1990, max: 2024 }).map(String), value: fc.option(number),
    flag: fc.constantFrom(null, 'projection' as const),
  })
  fc.assert(fc.property(fc.uniqueArray(row, { selector: ({ period }) => period }), (rows) => {
    const known = rows.filter(isKnown).filter(({ flag }) => flag === null)
    const readout = readoutOf(rows, 35)
    assert.equal(readout?.known ?? 0, known.length)
    if (!readout) return
    assert.equal(readout.highest.value, Math.max(...known.map(({ value }) => value)))
    assert.equal(readout.lowest.value, Math.min(...known.map(({ value }) => value)))
    assert.equal(readout.latest.period, known.map(({ period }) => period).toSorted().at(-1))
  }))
})
