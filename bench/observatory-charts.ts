// bin/bench observatory-charts: how long a chart of each kind takes at both widths, as pages draw
// it, with real figures. The floor is the same number of shapes and labels joined as bare strings.
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { NARROW, WIDE } from '../modules/observatory/charts/chart.ts'
import { describeChart } from '../modules/observatory/charts/describe.ts'
import { svgFile } from '../modules/observatory/charts/file.tsx'
import { drawChart } from '../modules/observatory/charts/kinds.ts'
import { readMarks } from '../modules/observatory/charts/marks.tsx'
import { Picture } from '../modules/observatory/charts/picture.tsx'
import { pngOf } from '../modules/observatory/charts/png.ts'
import { type Sample, samples } from '../modules/observatory/charts/samples.ts'

const DRAWS = 300
const MOST = 15 // milliseconds, the median of every kind

function page({ text, chart }: Sample): string {
  const named = { title: text.title, description: describeChart(text, chart) }
  return [WIDE, NARROW].map((width) =>
    render(h(Picture, { ...named, drawing: drawChart(text, chart, width) }))).join('')
}

/** The places and words of a drawing, taken out of it beforehand, joined again. */
function floorOf(markup: string): () => string {
  const { shapes, labels } = readMarks(markup)
  const places = shapes
    .map(({ attributes }) => attributes.d ?? Object.values(attributes).join(' '))
    .map((one) => one.split(/(?<=[\d.])(?=[-\sLlMHVz])/))
  return () => {
    let text = '<svg>'
    for (const one of places) text += `<path d="${one.join('')}"/>`
    for (const { left, top, text: words } of labels) {
      text += `<text x="${left}" y="${top}">${words}</text>`
    }
    return `${text}</svg>`
  }
}

function medianOf(draw: () => unknown): { median: number, p95: number } {
  const times = Array.from({ length: DRAWS }, () => {
    const start = performance.now()
    draw()
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  return { median: times[DRAWS / 2] ?? NaN, p95: times[Math.floor(DRAWS * 0.95)] ?? NaN }
}

const cell = (value: number) => value.toFixed(3).padStart(9)
console.log(`Milliseconds for both widths (${WIDE} and ${NARROW}), ${DRAWS} draws of each.\n`)
console.log('kind                median      p95    floor    ratio  characters')
let isSlow = false
for (const sample of samples()) {
  const markup = page(sample)
  const ours = medianOf(() => page(sample))
  const floor = medianOf(floorOf(markup))
  isSlow ||= ours.median > MOST
  console.log(`${sample.name.padEnd(17)}${cell(ours.median)}${cell(ours.p95)}${cell(floor.median)}` +
    `${(ours.median / floor.median).toFixed(1).padStart(9)}${String(markup.length).padStart(12)}`)
}

const [line] = samples()
const result = line && svgFile(line.text, line.chart, { date: '2026-11-28' })
if (line && result?.ok) {
  const file = medianOf(() => svgFile(line.text, line.chart, { date: '2026-11-28' }))
  const start = performance.now()
  for (let count = 0; count < 20; count += 1) await pngOf(result.svg)
  const picture = (performance.now() - start) / 20
  console.log(`\nfile of a line as SVG ${cell(file.median)}, as PNG ${cell(picture)}`)
}
if (isSlow) {
  console.error(`A chart takes more than ${MOST} ms.`)
  process.exitCode = 1
}
