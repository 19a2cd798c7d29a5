// Charts in words: what somebody hears who does not see them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Chart, ChartText } from './chart.ts'
import { describeChart } from './describe.ts'

const text = (language: Language): ChartText => ({
  language, title: '', subtitle: '', unit: 'victims', decimals: 1, source: '', licence: '',
})

const trend: Chart = { kind: 'line', data: { series: [{
  id: 'BRB', label: 'Barbados', emphasis: 'signal', breaks: ['2021'],
  points: [17.1, 14.6, 11.3, null, 7.4].map((value, index) => ({
    period: String(2019 + index), value, flag: null,
    missing: value === null ? 'not-published' : null,
  })),
}] } }

const rows: Chart = { kind: 'map', data: { highlight: ['BRB'], rows: [
  { id: 'BRB', label: 'Barbados', value: 7.4, missing: null, flag: null },
  { id: 'JAM', label: 'Jamaica', value: 49.4, missing: null, flag: null },
  { id: 'TTO', label: 'Trinidad', value: null, missing: 'not-published', flag: null },
] } }

test('an English reader hears first, last, extremes, gaps and breaks', () => {
  assert.equal(describeChart(text('en'), trend), 'Barbados: 7.4 in 2023, 17.1 in 2019. ' +
    'Highest 17.1 in 2019, lowest 7.4 in 2023. No figure for one period. Breaks in the series: 2021.')
})

test('a Spanish reader hears the same with a decimal comma', () => {
  assert.equal(describeChart(text('es'), trend), 'Barbados: 7,4 en 2023; 17,1 en 2019. ' +
    'Máximo: 17,1 en 2019; mínimo: 7,4 en 2023. Falta la cifra de un período. ' +
    'Rupturas de la serie: 2021.')
})

test('a Portuguese reader hears the same', () => {
  assert.equal(describeChart(text('pt'), trend), 'Barbados: 7,4 em 2023; 17,1 em 2019. ' +
    'Máximo: 17,1 em 2019; mínimo: 7,4 em 2023. Falta o número de um período. ' +
    'Quebras da série: 2021.')
})

test('a French reader hears the same', () => {
  assert.equal(describeChart(text('fr'), trend).replaceAll(/[\u00a0\u202f]/g, ' '),
    'Barbados : 7,4 en 2023, 17,1 en 2019. Maximum : 17,1 en 2019 ; minimum : 7,4 en 2023. ' +
    'Aucun chiffre pour une période. Ruptures de série : 2021.')
})

test('a map is said by its extremes, the followed State and what is missing', () => {
  assert.equal(describeChart(text('en'), rows), '2 areas have a figure. Highest: Jamaica, 49.4. ' +
    'Lowest: Barbados, 7.4. Barbados: 7.4. One area has none.')
})

test('an area without a single figure is said to have none', () => {
  const none: Chart = { kind: 'line', data: { series: [
    { id: 'CUB', label: 'Cuba', emphasis: 'signal', breaks: [], points: [] },
  ] } }
  assert.equal(describeChart(text('en'), none), 'Cuba: no figures.')
})

test('whoever hears two moments compared hears that an area is left out', () => {
  const slope: Chart = { kind: 'slope', data: { periods: ['2013', '2022'], pairs: [
    { id: 'HND', label: 'Honduras', emphasis: 'signal', from: 72.3, to: 35 },
    { id: 'PER', label: 'Peru', emphasis: 'normal', from: null, to: 8 },
  ] } }
  assert.equal(describeChart(text('en'), slope), 'Honduras: from 72.3 in 2013 to 35.0 in 2022. ' +
    'One area is not drawn: it lacks one of the figures.')
})
