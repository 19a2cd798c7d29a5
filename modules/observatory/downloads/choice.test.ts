// What can be asked for in an address, and how a mistake is answered.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Choice, isNarrow, type Offer, readChoice } from './choice.ts'

const four = (en: string) => ({ en, es: en, pt: en, fr: en })
const code = (index: number) => `Q${String.fromCharCode(65 + index / 26, 65 + (index % 26))}`
const codes = Array.from({ length: 61 }, (_, index) => code(index))
const series = (source: string) =>
  ({ id: `homicide-count.${source}`, indicator: 'homicide-count', source, note: null, remarks: [] })
const offer: Offer = {
  indicator: {
    id: 'homicide-count', theme: 'homicide', title: four('Homicides'), definition: four('D'),
    method: four('M'), unit: 'victims', decimals: 0, codes: [], topics: [], additive: true,
    trend: true, finding: null, sources: [],
    dimensions: ['sex', 'age'].map((id) => ({
      id, title: four(id), overlapping: false,
      values: ['female', 'young'].map((value) => ({ id: value, title: four(value) })),
    })),
  },
  series: [series('unodc'), series('police')],
  areas: codes.map((id) => ({ id, kind: 'state', name: four(id), sourceCodes: [] })),
}
const read = (query: string) =>
  readChoice(new URLSearchParams(query), { offer, language: 'en' })
const choice = (query: string): Choice => {
  const answer = read(query)
  assert.ok(answer.ok, query)
  return answer.choice
}
const mistakes = (query: string) => {
  const answer = read(query)
  return answer.ok ? [] : answer.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`)
}

test('without parameters it is the whole main series', () => {
  assert.equal(choice('').series.id, 'homicide-count.unodc')
  assert.equal(isNarrow(choice('')), false)
})

test('a language or a day of knowledge does not make it less than the whole series', () => {
  assert.equal(isNarrow(choice('lang=es&asOf=2026-01-01&source=police')), false)
  assert.equal(isNarrow(choice('from=2000')), true)
})

test('sixty areas are taken, one more is refused with the number', () => {
  assert.equal(choice(`areas=${codes.slice(1).join()}`).areas?.length, 60)
  assert.deepEqual(mistakes(`areas=${codes.join()}`),
    ['areas: Name at most 60 areas, or leave “areas” out to get all.'])
})

test('an area named twice counts once', () => {
  assert.deepEqual(choice('areas=qaa,QAA, qab ,').areas, ['QAA', 'QAB'])
})

test('an empty parameter is one that is left out', () => {
  assert.deepEqual(choice('areas=&from=&to=&source=&cut=&asOf='), choice(''))
})

test('a month may lie in the year that ends the period', () => {
  assert.deepEqual(mistakes('from=2023-05&to=2023'), [])
  assert.deepEqual(mistakes('from=2024-01&to=2023'), ['from: “from” is later than “to”. Exchange them.'])
})

test('a category is taken in any order of its parts, and total means none', () => {
  assert.equal(choice('cut=sex=female;age=young').cut, 'age=young;sex=female')
  assert.equal(choice('cut=total').cut, '')
  assert.equal(choice('').cut, undefined)
})

test('a breakdown may be a parameter of its own', () => {
  assert.equal(choice('sex=female&age=').cut, 'sex=female')
  assert.equal(mistakes('sex=robot').length, 1)
})

test('a series may be named by its source or by its own name', () => {
  assert.equal(choice('source=police').series.id, 'homicide-count.police')
  assert.equal(choice('source=homicide-count.police').series.id, 'homicide-count.police')
})

test('a category that the indicator does not have is refused', () => {
  for (const cut of ['sex', 'sex=robot', 'drug=female', ';', '=', '__proto__=x']) {
    assert.equal(mistakes(`cut=${encodeURIComponent(cut)}`).length, 1, cut)
  }
})

test('a mistake shows no more than the beginning of what was sent', () => {
  assert.ok(mistakes(`from=${'9'.repeat(5000)}`).every((line) => line.length < 160))
  assert.ok(mistakes(`${'x'.repeat(5000)}=1`).every((line) => line.length < 160))
})
