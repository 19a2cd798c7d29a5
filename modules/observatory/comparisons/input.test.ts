// What readers ask for, and what they are told when it cannot be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { link } from '../../../kernel/http/paths.ts'
import type { Indicator, Series, Unit } from '../indicators/indicator.ts'
import { type Catalogue, checkFigures, cutsOf, readBeside, readComparison } from './input.ts'
import { comparisonQuery } from './paths.ts'
import type { Shelf } from './queries.ts'

const four = (text: string) => ({ en: text, es: text, pt: text, fr: text })
const indicatorOf = (id: string, unit: Unit): Indicator => ({
  id, unit, theme: 'homicide', title: four(id), definition: four(''), method: four(''),
  decimals: 1, codes: [], topics: [], additive: false, trend: true, finding: null, sources: [],
  dimensions: [{
    id: 'sex', title: four('Sex'), overlapping: false,
    values: [{ id: 'male', title: four('Men') }, { id: 'female', title: four('Women') }],
  }],
})
const seriesOf = (id: string, indicator: string): Series =>
  ({ id, indicator, source: id.split('.')[1] ?? '', note: null, remarks: [] })
const codes = Array.from({ length: 80 }, (_, index) =>
  `A${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + index % 26)}`)
const catalogue: Catalogue = {
  indicators: [
    indicatorOf('rate', 'per-100000'), indicatorOf('count', 'victims'),
    indicatorOf('other', 'per-100000'), indicatorOf('monthly', 'per-100000'),
  ],
  series: [
    seriesOf('rate.unodc', 'rate'), seriesOf('rate.wdi', 'rate'), seriesOf('count.unodc', 'count'),
    seriesOf('other.who', 'other'), seriesOf('monthly.iom', 'monthly'),
  ],
  areas: ['HND', 'GTM', ...codes].map((id) =>
    ({ id, kind: 'state', name: four(id), sourceCodes: [] })),
  groups: [{ id: 'sica', name: four('SICA'), description: four(''), sources: [], members: [] }],
}
const shelf = (series: string, cut = '', [first, last] = ['1990', '2024']): Shelf =>
  ({ series, cut, first: first ?? '', last: last ?? '', figures: 10 })
const shelves = [
  shelf('rate.unodc'), shelf('rate.unodc', 'sex=female'), shelf('rate.wdi'),
  shelf('count.unodc'), shelf('other.who'), shelf('monthly.iom', '', ['2021-01', '2025-04']),
]
const read = (query: string) => readComparison(new URLSearchParams(query), catalogue)
const checked = (query: string) => checkFigures(read(query), shelves, [{
  series: 'rate.unodc', released: '2025-05-14', vintage: '', origin: 'content', complete: true,
  added: 1, changed: 0, withdrawn: 0,
}])
const kinds = (query: string) => checked(query).errors.map(({ field, kind }) => `${field} ${kind}`)

test('an address without a choice asks nothing wrong', () => {
  assert.deepEqual(kinds(''), [])
})

test('a link that chooses only the indicator is not an error', () => {
  assert.deepEqual(kinds('indicator=rate'), [])
})

test('a form that was sent empty says that both who and what are missing', () => {
  assert.deepEqual(kinds('chart='), ['indicator nothing-chosen', 'area nothing-chosen'])
})

test('an unknown State is told, the known ones stay chosen', () => {
  const { comparison, errors } = checked('indicator=rate&area=hnd&area=ATL&areas=GTM')
  assert.deepEqual(comparison.areas, ['HND', 'GTM'])
  assert.deepEqual(errors, [{ field: 'area', kind: 'unknown', values: ['ATL'], count: 1 }])
})

test('an unknown indicator, source, category, group and chart are each told', () => {
  assert.deepEqual(
    kinds('indicator=rate&indicator=x&series=y.z&cut=q:w&group=eu&chart=pie&area=HND'),
    ['indicator unknown', 'series unknown', 'cut unknown', 'group unknown', 'chart unknown'])
})

test('a category the indicator has no figures for is told, and the total is shown', () => {
  const { picks, errors } = checked('indicator=rate&area=HND&cut=rate:sex=male')
  assert.deepEqual(errors.map(({ field }) => field), ['cut'])
  assert.equal(picks[0]?.cut, '')
})

test('a category with figures is shown', () => {
  assert.equal(checked('indicator=rate&area=HND&cut=rate:sex=female').picks[0]?.cut, 'sex=female')
})

test('two units do not mix: the first stays, the other is named and stays ticked', () => {
  const { picks, errors, comparison } = checked('indicator=rate&indicator=count&area=HND')
  assert.deepEqual(picks.map(({ indicator }) => indicator.id), ['rate'])
  assert.deepEqual(errors, [{ field: 'indicator', kind: 'unit-mix', left: ['count'] }])
  assert.deepEqual(comparison.indicators, ['rate', 'count'])
})

test('a scatter may set two units against each other', () => {
  assert.deepEqual(kinds('indicator=rate&indicator=count&area=HND&chart=scatter'), [])
})

test('monthly and yearly figures do not mix', () => {
  const { picks, errors } = checked('indicator=rate&indicator=monthly&area=HND')
  assert.deepEqual(errors, [{ field: 'indicator', kind: 'period-mix', left: ['monthly'] }])
  assert.equal(picks.length, 1)
})

test('200 States at once are too many, and sixty stay chosen', () => {
  const many = Array.from({ length: 200 }, (_, index) => codes[index] ?? `Z${index}`).join(',')
  const { comparison, errors } = checked(`indicator=rate&areas=${many}`)
  assert.equal(comparison.areas.length, 60)
  assert.ok(errors.some((error) =>
    error.kind === 'too-many' && error.count === 200 && error.max === 60))
})

test('four series are too many, and three are shown', () => {
  const { picks, errors } = checked(
    'indicator=rate&indicator=other&indicator=monthly&series=rate.unodc&series=rate.wdi&area=HND')
  assert.ok(errors.some((error) => error.kind === 'too-many' && error.count === 4))
  assert.deepEqual(picks.map(({ series }) => series.id), ['rate.unodc', 'rate.wdi', 'other.who'])
})

test('a year that is none is told and given back as it was typed', () => {
  const { errors, typed, comparison } = checked('indicator=rate&area=HND&from=20x0&to=2020')
  assert.deepEqual(errors, [{ field: 'from', kind: 'not-a-period', value: '20x0' }])
  assert.equal(typed.from, '20x0')
  assert.equal(comparison.to, '2020')
})

test('a first year after the last is told, and all years are shown', () => {
  const { errors, comparison } = checked('indicator=rate&area=HND&from=2020&to=2010')
  assert.deepEqual(errors, [{ field: 'from', kind: 'wrong-order', first: '2020', last: '2010' }])
  assert.deepEqual([comparison.from, comparison.to], ['', ''])
})

test('years before the data are told with the years there are', () => {
  assert.deepEqual(checked('indicator=rate&area=HND&to=1900').errors,
    [{ field: 'to', kind: 'outside', value: '1900', first: '1990', last: '2024' }])
})

test('a day before the first release is told with the first', () => {
  assert.deepEqual(checked('indicator=rate&area=HND&asOf=2020-01-01').errors,
    [{ field: 'asOf', kind: 'before-releases', value: '2020-01-01', first: '2025-05-14' }])
})

test('a day that is not in the calendar is told', () => {
  assert.deepEqual(kinds('indicator=rate&area=HND&asOf=2026-02-30'), ['asOf not-a-date'])
})

test('the total stands before the categories, which keep their order', () => {
  const all = ['sex=female', 'sex=male', ''].map((cut) => shelf('rate.unodc', cut))
  assert.deepEqual(cutsOf(indicatorOf('rate', 'victims'), all), ['', 'sex=male', 'sex=female'])
})

test('the same source twice is no pair', () => {
  const { errors, choice } = readBeside(new URLSearchParams('a=unodc&b=rate.unodc&areas=HND'), {
    series: catalogue.series.filter(({ indicator }) => indicator === 'rate'),
    areas: catalogue.areas,
  })
  assert.deepEqual(errors, [{ field: 'b', kind: 'same-source' }])
  assert.deepEqual([choice.a, choice.b, choice.areas], ['rate.unodc', '', ['HND']])
})

test('whatever is typed, nothing breaks, and what was kept reads back the same', () => {
  const part = fc.constantFrom('indicator', 'series', 'cut', 'area', 'group', 'from', 'to', 'chart', 'asOf')
  const value = fc.oneof(fc.string(), fc.constantFrom(
    'rate', 'count', 'HND', 'GTM', 'sica', 'rate.wdi', 'rate:sex=female', '2010', '2020', 'bars'))
  fc.assert(fc.property(fc.array(fc.tuple(part, value), { maxLength: 12 }), (pairs) => {
    const kept = readComparison(new URLSearchParams(pairs), catalogue).comparison
    const address = link([], 'en', {}, comparisonQuery(kept))
    assert.deepEqual(read(address.split('?')[1] ?? '').comparison, kept)
  }))
})
