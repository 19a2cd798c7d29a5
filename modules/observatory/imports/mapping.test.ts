// The mapping names series, dimensions and categories of the content: a name that is not there
// would let rows fall aside in silence.
import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { readRecords } from '../../../kernel/content/records.ts'
import { indicatorRecord, seriesRecord } from '../indicators/input.ts'
import {
  type Breakdown, iomSeries, ucdpColumns, ucdpSeries, unhcrColumns, unhcrSeries, unodcRules,
  wdiIndicators, wholes, wpp,
} from './mapping.ts'

const content = path.join(import.meta.dirname, '../../../content/observatory')
const indicators = readRecords(path.join(content, 'indicators'), indicatorRecord).records
const series = readRecords(path.join(content, 'series'), seriesRecord).records

const cuts = (id: string, ...breakdowns: Breakdown[]) =>
  breakdowns.flatMap((breakdown) => Object.entries(breakdown))
    .map(([dimension, category]) => ({ id, dimension, category }))

test('every series that an importer feeds is described', () => {
  const fed = [
    ...Object.values(wdiIndicators).map((rule) => rule.series), wpp.series, ucdpSeries,
    ...Object.values(unhcrSeries), ...Object.values(iomSeries).map((rule) => rule.series),
    ...unodcRules.map((rule) => rule.series), ...wholes.flatMap(({ part, whole }) => [part, whole]),
  ]
  const described = new Set(series.map(({ id }) => id))
  assert.deepEqual(fed.filter((id) => !described.has(id)), [])
})

test('every category that an importer makes is one of its series', () => {
  const made = [
    ...cuts(ucdpSeries, ...Object.values(ucdpColumns)),
    ...cuts(unhcrSeries.asylum, ...Object.values(unhcrColumns)),
    ...cuts(unhcrSeries.origin, ...Object.values(unhcrColumns)),
    ...Object.values(iomSeries).flatMap((rule) => cuts(rule.series, { nationality: 'other' })),
    ...unodcRules.flatMap((rule) => cuts(rule.series, ...Object.values(rule.categories))),
  ]
  const known = new Set(series.flatMap(({ id, indicator }) =>
    indicators.find((one) => one.id === indicator)?.dimensions.flatMap((dimension) =>
      dimension.values.map((value) => `${id} ${dimension.id} ${value.id}`)) ?? []))
  const unknown = made.map(({ id, dimension, category }) => `${id} ${dimension} ${category}`)
    .filter((name) => !known.has(name))
  assert.deepEqual(unknown, [])
})
