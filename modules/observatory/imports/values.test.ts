// Cells, periods and places, one by one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { world } from './example.ts'
import { findPlace, statesByGleditschWard } from './places.ts'
import { readPeriod, readValue } from './values.ts'

test('numbers are read as they stand', () => {
  const cells = ['12', ' 12.50 ', '0', '.5', '1.2e3', '155.0']
  const values = cells.map(readValue)
  assert.deepEqual(values.map((one) => one.kind === 'value' ? one.value : one.kind),
    [12, 12.5, 0, 0.5, 1200, 155])
})

test('what a source holds back is suppressed and keeps its sign, and is never a number', () => {
  assert.deepEqual(['<5', '< 5', '*'].map(readValue), [
    { kind: 'missing', missing: 'suppressed', note: '<5' },
    { kind: 'missing', missing: 'suppressed', note: '< 5' },
    { kind: 'missing', missing: 'suppressed', note: '*' },
  ])
})

test('signs of no figure are no figure, and not zero', () => {
  assert.deepEqual(['', '-', '..', 'NA', 'n/a', ':'].map((cell) => readValue(cell).kind),
    ['none', 'none', 'none', 'none', 'none', 'none'])
})

test('whatever could be read in two ways is refused', () => {
  const cells = ['1,5', '1,234', '1.234,5', '1 234', "1'234", '1.234.567', '12,', '-3', '1e999', 'about 5']
  assert.deepEqual(cells.map((cell) => readValue(cell).kind), cells.map(() => 'wrong'))
})

test('a year lies between 1900 and the next one; projections reach to 2100', () => {
  const at = { year: '2026' }
  assert.deepEqual(readPeriod('2023.0', at), { period: '2023' })
  assert.deepEqual(readPeriod('2023-09', at), { period: '2023-09' })
  assert.deepEqual(readPeriod('2027', at), { period: '2027' })
  assert.deepEqual(readPeriod('2100', { year: '2026', projected: true }), { period: '2100' })
  for (const [cell, reason] of [
    ['1013', /1013 is an impossible period: it must lie between 1900 and 2027/],
    ['2028', /impossible/], ['2023-13', /is not a year/], ['23', /is not a year/],
    ['', /is not a year/],
  ] as const) {
    const read = readPeriod(cell, at)
    assert.match('reason' in read ? read.reason : '', reason, cell)
  }
})

test('our areas are known by their codes and by those of sources', () => {
  assert.deepEqual(['HND', 'UN:AMERICAS', 'WLD'].map((code) => findPlace(code, world)), [
    { kind: 'area', id: 'HND' }, { kind: 'area', id: 'AMERICAS' }, { kind: 'area', id: 'WORLD' },
  ])
})

test('places elsewhere and groups of sources are outside, and a wrong code is unknown', () => {
  for (const code of ['FRA', 'GBR_E_W', 'XKX', 'OWID_EUR', 'UN:ASIA', 'LCN', 'CAR']) {
    assert.equal(findPlace(code, world).kind, 'outside', code)
  }
  for (const code of ['', 'HNX', 'hnd', 'Honduras']) {
    assert.equal(findPlace(code, world).kind, 'unknown', code)
  }
})

test('each of the 35 States has one number of Gleditsch and Ward', () => {
  const states = Object.values(statesByGleditschWard)
  assert.equal(new Set(states).size, 35)
  assert.equal(states.length, 35)
})
