// Files and pages look alike: what look.ts writes out is what the style sheet says.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { textWidth } from './letters.ts'
import { colours, looks, resolveLooks } from './look.ts'
import { chartFonts } from './png.ts'
import { samples } from './samples.ts'
import { marksOf } from './marks.tsx'

const styles = path.join(import.meta.dirname, '../../../kernel/ui/styles')
const sheet = readFileSync(path.join(styles, '_charts.scss'), 'utf8')
const [light = ''] = readFileSync(path.join(styles, '_tokens.scss'), 'utf8').split('@mixin dark')

test('the colours of files are those of the light theme', () => {
  const odd = Object.entries(colours)
    .filter(([name, colour]) => !light.includes(`--${name}: ${colour};`))
  assert.deepEqual(odd, [])
})

test('what is drawn in files has a look on pages, too', () => {
  const shades = ['k1', 'k2', 'k3', 'k4', 'k5'] // in _home.scss, shared with the tiles
  const lost = looks.map(([name]) => name).filter((name) =>
    !/^[fl][0-6]$/.test(name) && !shades.includes(name) && !new RegExp(`\\.${name}\\b`).test(sheet))
  assert.deepEqual(lost, [])
})

test('a class without a look is told to us, not drawn black', () => {
  assert.throws(() => resolveLooks('<path class="nowhere" d="M0 0"/>'), /nowhere/)
})

test('our estimate of a width is not less than the browser needs, and not far more', () => {
  const context = createCanvas(10, 10).getContext('2d')
  const names = samples('es').flatMap(({ text, chart }) =>
    (marksOf(text, chart, 830)?.labels ?? []).map((label) => label.text))
    .filter((name) => name.length > 3)
  const shares = names.map((name) => {
    context.font = `400 13px ${chartFonts}`
    return { name, share: textWidth(name) / context.measureText(name).width }
  })
  assert.deepEqual(shares.filter(({ share }) => share < 0.97 || share > 1.15), [])
})

test('no chart of a page carries a style attribute, which the policy of the site forbids', () => {
  const markup = samples()
    .map(({ text, chart }) => marksOf(text, chart, 358)?.markup ?? '').join('')
  assert.ok(markup.length > 10_000)
  assert.doesNotMatch(markup, / style=/)
})
