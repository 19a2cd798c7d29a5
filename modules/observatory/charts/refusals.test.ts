// What no chart could show is said in a sentence, in the reader's language; the rest is drawn.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import type { ChartSeries, ChartText } from './chart.ts'
import { LineChart } from './line.tsx'
import { readMarks } from './marks.tsx'
import { Sparkline } from './sparkline.tsx'
import { StackedChart } from './stacked.tsx'

const text: ChartText = {
  language: 'es', title: 'Tasa', subtitle: '', unit: '', decimals: 1, source: '', licence: '',
}

const series = (id: string, values: (number | null)[]): ChartSeries => ({
  id, label: id, emphasis: 'normal', breaks: [], points: values.map((value, index) =>
    ({ period: String(2020 + index), value, missing: null, flag: null })),
})
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => series(`S${index}`, [1]))

test('200 series are refused with how many can be read', () => {
  assert.match(render(h(LineChart, { text, series: many(200) })),
    /^<p class="ch-none">200 series son demasiadas para un gráfico; se distinguen 40 como máximo\./)
})

test('seven named lines are one too many', () => {
  assert.match(render(h(LineChart, { text, series: many(7) })), /7 líneas con nombre/)
  assert.match(render(h(LineChart, { text, series: many(6) })), /<svg/)
})

test('an empty chart is a sentence, not an empty frame', () => {
  const none = render(h(LineChart, { text, series: [series('A', [null, null])] }))
  assert.equal(none, '<p class="ch-none">No hay cifras que representar.</p>')
})

test('a negative part of a whole is refused', () => {
  assert.match(render(h(StackedChart, { text, series: [series('A', [1, -1])] })), /negativas/)
})

test('a column is left out where one of its parts is missing', () => {
  const markup = render(
    h(StackedChart, { text, series: [series('A', [1, 2]), series('B', [1, null])] }),
  )
  const columns = readMarks(markup).shapes.filter(({ name, attributes }) =>
    name === 'rect' && attributes.width !== '15')
  assert.equal(columns.length, 4) // two parts of one year, at two widths
})

test('whoever cannot see a chart is told its name and what it shows', () => {
  const markup = render(h(LineChart, { text, series: [series('Perú', [1, 2])] }))
  assert.match(markup, /role="img"/)
  assert.match(markup, /<title>Tasa<\/title><desc>Perú: 2,0 en 2021; 1,0 en 2020\.<\/desc>/)
})

test('a line beside a number does not join across a gap', () => {
  const markup = render(h(Sparkline, { values: [1, 2, null, 4, 5], label: 'Tasa' }))
  assert.equal(/ d="([^"]*)"/.exec(markup)?.[1]?.match(/M/g)?.length, 2)
})

test('a line beside a number of equal figures is flat and drawn', () => {
  assert.doesNotMatch(render(h(Sparkline, { values: [0, 0, 0], label: 'Tasa' })), /NaN|Infinity/)
  assert.equal(render(h(Sparkline, { values: [null], label: 'Tasa' })), '')
})
