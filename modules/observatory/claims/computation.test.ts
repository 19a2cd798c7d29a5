// What the computation may say: with invented States, so that every number can be checked by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Group } from '../areas/area.ts'
import type { Claim, Statement } from './claim.ts'
import { computeClaim, type Figure, judge } from './computation.ts'

const text = { en: '', es: '', pt: '', fr: '' }

const set: Group = {
  id: 'all', name: text, description: text, sources: [],
  members: ['AAA', 'BBB', 'CCC'].map((area) => ({ area, since: '', until: null })),
}

const base: Claim = {
  id: 'share', title: text, published: { text, url: '' },
  statement: { kind: 'between', from: 30, to: 40 }, reading: text, form: 'of-world',
  recordedOnly: false, numerator: text, denominator: text, decimals: 1, sentence: text,
  sets: ['all'], population: 'people.x', refused: [], notes: [], sources: [],
  ways: [{
    id: 'x', name: text, part: { count: 'deaths.x' }, whole: { count: 'deaths.x' }, regions: {},
  }],
}

const byFirearm: Claim = {
  ...base, form: 'of-members', statement: { kind: 'above', above: 70 },
  ways: [{
    id: 'x', name: text, part: { count: 'guns.x' }, whole: { count: 'deaths.x' }, regions: {},
  }],
}

type Short = [series: string, area: string, value: number | null, period?: string]
const figures = (list: Short[]): Figure[] => list.map(([series, area, value, period = '2020']) =>
  ({ series, area, period, value, flag: null, released: '2021-01-01' }))

const people: Short[] = [
  ['people.x', 'AAA', 960], ['people.x', 'BBB', 20], ['people.x', 'CCC', 20],
  ['people.x', 'WORLD', 10_000],
]

function compute(list: Short[], claim: Claim = base, groups: Group[] = [set]) {
  const [row] = computeClaim(claim, groups, figures([...people, ...list]))
  assert.ok(row, 'no row was computed')
  return row
}

test('a share is the sum of the States over what is published for the world', () => {
  const row = compute([
    ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 5],
    ['deaths.x', 'WORLD', 100],
  ])
  assert.deepEqual([row.numerator, row.denominator, row.value], [35, 100, 35])
  assert.equal(row.verdict, 'holds')
})

test('without a published total of the world nothing is computed, whoever reported', () => {
  const list: Short[] = [['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 5]]
  assert.deepEqual(computeClaim(base, [set], figures([...people, ...list])), [])
})

test('a rate is taken times the people and divided by 100,000', () => {
  const rate = { rate: 'rate.x', population: 'people.x' }
  const way = { id: 'x', name: text, part: rate, whole: rate, regions: {} }
  const claim: Claim = { ...base, ways: [way] }
  const row = compute([['rate.x', 'AAA', 5000], ['rate.x', 'WORLD', 1500]], claim)
  assert.deepEqual([row.numerator, row.denominator], [48, 150])
})

test('where the figures cover less than 95 % of the people there is no single value', () => {
  const row = compute([
    ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 20], ['deaths.x', 'WORLD', 100],
  ])
  assert.equal(row.value, null)
  assert.equal(row.coverage, 4)
  assert.deepEqual(row.missing, ['AAA'])
})

test('a missing State counts at most with its own highest rate of the years around', () => {
  const row = compute([
    ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'WORLD', 100],
    ['deaths.x', 'CCC', 4, '2018'], ['people.x', 'CCC', 40, '2018'],
    ['deaths.x', 'CCC', 30, '1990'], ['people.x', 'CCC', 40, '1990'],
  ])
  // 4 of 40 people in 2018 is one in ten; of the 20 people of 2020 that is 2.
  assert.deepEqual([row.lower, row.upper], [30, 32])
})

test('a State that never had a figure counts at most like the worst of the others', () => {
  const row = compute([
    ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'WORLD', 100],
  ])
  assert.deepEqual([row.lower, row.upper], [30, 40])
  assert.equal(row.verdict, 'cannot-be-said')
})

test('the estimate of the source for the whole set lies within the limits', () => {
  const [way] = base.ways
  assert.ok(way)
  const claim: Claim = { ...base, ways: [{ ...way, regions: { all: 'REGION' } }] }
  const row = compute([
    ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 5],
    ['deaths.x', 'WORLD', 100], ['deaths.x', 'REGION', 41],
  ], claim)
  assert.deepEqual([row.lower, row.upper], [35, 41])
  assert.deepEqual(row.published, { numerator: 41, value: 41 })
})

test('a State that left is no longer counted, from the year it left', () => {
  const left: Group = { ...set, members: set.members.map((member) =>
    member.area === 'BBB' ? { ...member, until: '2019-11-19' } : member) }
  const row = compute([
    ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 5],
    ['deaths.x', 'WORLD', 100],
  ], base, [left])
  assert.deepEqual([row.numerator, row.members], [25, 2])
})

test('homicides of States that do not report the means stay below the line', () => {
  const row = compute([
    ['guns.x', 'AAA', 15], ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 0],
  ], byFirearm)
  assert.deepEqual([row.numerator, row.denominator], [15, 30])
  assert.deepEqual([row.lower, Math.round(row.upper)], [50, 83])
  assert.equal(row.reportingOnly, 75)
  assert.equal(row.verdict, 'cannot-be-said')
})

test('a State with more homicides by firearm than homicides is left out and named', () => {
  const row = compute([
    ['guns.x', 'AAA', 15], ['deaths.x', 'AAA', 20],
    ['guns.x', 'BBB', 11], ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 0], ['guns.x', 'CCC', 0],
  ], byFirearm)
  assert.deepEqual(row.contradictory, ['BBB'])
  assert.equal(row.numerator, 15)
})

test('what is only counted where it was recorded can confirm "over" but not refute it', () => {
  const list: Short[] = [
    ['guns.x', 'AAA', 1], ['deaths.x', 'AAA', 20], ['guns.x', 'BBB', 1], ['deaths.x', 'BBB', 10],
    ['guns.x', 'CCC', 1], ['deaths.x', 'CCC', 10],
  ]
  assert.equal(compute(list, byFirearm).verdict, 'does-not-hold')
  assert.equal(compute(list, { ...byFirearm, recordedOnly: true }).verdict, 'cannot-be-said')
})

test('few people with many of the cases missing leave a range, not one value', () => {
  const row = compute([
    ['guns.x', 'AAA', 15], ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10],
    ['guns.x', 'CCC', 0], ['deaths.x', 'CCC', 0],
  ], byFirearm)
  assert.equal(row.coverage, 98)
  assert.equal(row.value, null)
})

test('the publications behind a row are told', () => {
  const row = compute([
    ['deaths.x', 'AAA', 20], ['deaths.x', 'BBB', 10], ['deaths.x', 'CCC', 5],
    ['deaths.x', 'WORLD', 100],
  ])
  assert.deepEqual(row.releases, ['deaths.x 2021-01-01'])
})

test('exactly 70 is not over 70, and the upper end of a range is outside it', () => {
  assert.equal(judge({ kind: 'above', above: 70 }, 70, 70), 'does-not-hold')
  assert.equal(judge({ kind: 'between', from: 30, to: 40 }, 40, 40), 'does-not-hold')
  assert.equal(judge({ kind: 'between', from: 30, to: 40 }, 30, 30), 'holds')
})

const share = fc.double({ min: 0, max: 100, noNaN: true })
const statement: fc.Arbitrary<Statement> = fc.oneof(
  share.map((above) => ({ kind: 'above' as const, above })),
  fc.tuple(share, share).filter(([a, b]) => a !== b).map(([a, b]) =>
    ({ kind: 'between' as const, from: Math.min(a, b), to: Math.max(a, b) })),
)

test('what can be said within wide limits can be said of every share inside them', () => {
  const three = fc.array(share, { minLength: 3, maxLength: 3 })
  fc.assert(fc.property(statement, three, (said, shares) => {
    const [lower = 0, inside = 0, upper = 0] = shares.toSorted((x, y) => x - y)
    const wide = judge(said, lower, upper)
    return wide === 'cannot-be-said' || wide === judge(said, inside, inside)
  }))
})

const count = fc.option(fc.integer({ min: 0, max: 50 }))

test('limits hold the share, coverage is a share, and no number is infinite', () => {
  fc.assert(fc.property(fc.array(count, { minLength: 6, maxLength: 6 }), (values) => {
    const areas = ['AAA', 'BBB', 'CCC']
    const list = areas.flatMap((area, index): Short[] => [
      ['guns.x', area, values[index] ?? null], ['deaths.x', area, values[index + 3] ?? null],
    ])
    const all = figures([...people, ...list, ['deaths.x', 'WORLD', 200]])
    const rows = [base, byFirearm].flatMap((claim) => computeClaim(claim, [set], all))
    return rows.every(({ numerator, denominator, lower, upper, coverage }) =>
      [numerator, denominator, lower, upper, coverage].every(Number.isFinite) &&
      lower <= upper && coverage >= 0 && coverage <= 100 + 1e-9 && lower >= 0 &&
      100 * numerator / denominator >= lower - 1e-9 &&
      100 * numerator / denominator <= upper + 1e-9)
  }))
})
