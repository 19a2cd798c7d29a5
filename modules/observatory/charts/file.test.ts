// Charts as files: whole on their own, valid for every reader of SVG, and as pictures of pixels.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { Parser } from 'htmlparser2'
import { languages } from '../../../kernel/i18n/languages.ts'
import type { Chart, ChartText } from './chart.ts'
import { svgFile } from './file.tsx'
import { pngOf } from './png.ts'
import { samples } from './samples.ts'

const DATE = '2026-11-28'

function fileOf(text: ChartText, chart: Chart): string {
  const result = svgFile(text, chart, { date: DATE })
  assert.ok(result.ok)
  return result.svg
}

const every = languages.flatMap((language) => samples(language))
  .map(({ name, text, chart }) => ({ name, svg: fileOf(text, chart) }))

const bareAmpersand = /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i

// A small check of XML: tags are closed in order, attributes are quoted and single, no bare "&".
function mistakeIn(xml: string): string | null {
  const open: string[] = []
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  if (rest === xml) return 'no XML declaration'
  while (rest.trim() !== '') {
    const [found, before = '', end, name = '', attributes = '', single] =
      /^([^<]*)<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)\s*(\/?)>/i.exec(rest) ?? []
    if (found === undefined) return `not XML: ${rest.slice(0, 80)}`
    if (bareAmpersand.test(before + attributes)) return `bare &: ${before}`
    const names = [...attributes.matchAll(/ ([\w:-]+)=/g)].map(([, one]) => one)
    if (new Set(names).size < names.length) return `twice the same attribute: ${attributes}`
    if (end === '/' && open.pop() !== name) return `</${name}> closes nothing`
    if (end !== '/' && single !== '/') open.push(name)
    rest = rest.slice(found.length)
  }
  return open.length === 0 ? null : `not closed: ${open.join(', ')}`
}

test('any program that reads XML can read the file of any chart', () => {
  assert.deepEqual(every.map(({ name, svg }) => [name, mistakeIn(svg)])
    .filter(([, mistake]) => mistake !== null), [])
})

test('a file needs no style sheet of ours', () => {
  assert.deepEqual(every.filter(({ svg }) => / class=| style=|var\(--/.test(svg)), [])
})

test('every hatch that is used is in the file', () => {
  const lost = every.flatMap(({ name, svg }) => [...svg.matchAll(/url\(#([^)]+)\)/g)]
    .filter(([, id]) => !svg.includes(` id="${id}"`)).map(([link]) => `${name} ${link}`))
  assert.deepEqual(lost, [])
})

const [line] = samples('es')
assert.ok(line)

test('who finds the file alone learns title, source, note, licence and day', () => {
  const svg = fileOf({ ...line.text, note: 'Cifras revisadas.' }, line.chart)
  const words = textsOf(svg)
  assert.ok(words.includes(line.text.title))
  assert.ok(words.includes(`Fuente: ${line.text.source}`))
  assert.ok(words.includes('Nota: Cifras revisadas.'))
  assert.ok(words.some((one) => one.startsWith('Licencia: CC BY 4.0') && one.includes('2026')))
})

test('the file of a map says that its borders take no side', () => {
  const map = samples('en').find(({ chart }) => chart.kind === 'map')
  assert.ok(map)
  assert.match(textsOf(fileOf(map.text, map.chart)).join(' '), /do not imply any opinion/)
})

function textsOf(svg: string): string[] {
  const found: string[] = []
  let isOpen = false
  const parser = new Parser({
    onopentag: (name) => {
      if (name === 'text') found.push('')
      isOpen = name === 'text'
    },
    ontext: (words) => { if (isOpen) found.push((found.pop() ?? '') + words) },
    onclosetag: () => { isOpen = false },
  }, { xmlMode: true })
  parser.end(svg)
  return found
}

test('control characters in a name do not make the file unreadable', () => {
  const title = 'A\u0000\u000b & <b> "\ud800'
  assert.equal(mistakeIn(fileOf({ ...line.text, title }, line.chart)), null)
})

async function pixelsOf(png: Buffer) {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, image.width, image.height)
  const at = (x: number, y: number) =>
    data.subarray((y * image.width + x) * 4).subarray(0, 3).join()
  return { width: image.width, height: image.height, data, at }
}

test('the picture has twice the size of the drawing', async () => {
  const svg = fileOf(line.text, line.chart)
  const [, width = '', height = ''] = / width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  const picture = await pixelsOf(await pngOf(svg, { scale: 2 }))
  assert.deepEqual([picture.width, picture.height], [2 * Number(width), 2 * Number(height)])
})

test('the picture shows the line in the signal colour on white paper', async () => {
  const { data, at } = await pixelsOf(await pngOf(fileOf(line.text, line.chart)))
  const count = (colour: string) => {
    let found = 0
    for (let index = 0; index < data.length; index += 4) {
      if (data.subarray(index, index + 3).join() === colour) found += 1
    }
    return found
  }
  assert.equal(at(3, 3), '255,255,255')
  assert.ok(count('184,64,14') > 500) // #b8400e
})

test('the words are in the picture as well', async () => {
  const svg = fileOf(line.text, line.chart)
  const [whole, mute] = await Promise.all([svg, svg.replaceAll(/<text\b[\s\S]*?<\/text>/g, '')]
    .map(async (one) => pixelsOf(await pngOf(one))))
  assert.ok(whole && mute)
  const [rowsOfTitle, columns] = [[60, 70, 80, 90], [60, 80, 100, 120, 140, 160, 180]]
  const dark = ({ at }: typeof whole) => rowsOfTitle.flatMap((y) =>
    columns.flatMap((x) => [x, x + 3, x + 7, x + 11].map((one) => at(one, y))))
    .filter((colour) => colour !== '255,255,255').length
  assert.equal(dark(mute), 0)
  assert.ok(dark(whole) > 10)
})
