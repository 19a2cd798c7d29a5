// A chart file as a picture. The shapes are drawn by the SVG reader of @napi-rs/canvas; the text by
// its canvas, because only the canvas uses fonts that the program brings along.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas, GlobalFonts, Image } from '@napi-rs/canvas'
import { Parser } from 'htmlparser2'

const FONTS = path.join(
  import.meta.dirname, '../../../node_modules/@fontsource-variable/source-sans-3/files',
)
/** The families of the charts, as a canvas takes them. */
export const chartFonts = ['latin', 'latin-ext'].map((part) => {
  const family = `Chart Sans ${part}`
  const file = path.join(FONTS, `source-sans-3-${part}-wght-normal.woff2`)
  if (GlobalFonts.register(readFileSync(file), family) === null) {
    throw new Error(`The font ${file} cannot be read.`)
  }
  return `"${family}"`
}).join(', ')

/** The most pixels of a picture: what any chart needs at twice its size, and far from memory. */
const PIXELS_MAX = 40_000_000

/** PNG of an SVG that `svgFile` made, at `scale` pixels for one of the drawing. */
export async function pngOf(svg: string, { scale = 2 }: { scale?: number } = {}): Promise<Buffer> {
  const { texts, width, height } = readTexts(svg)
  if (width * height * scale * scale > PIXELS_MAX) throw new RangeError('The picture is too large.')
  const image = new Image()
  image.src = Buffer.from(svg.replaceAll(/<text\b[\s\S]*?<\/text>/g, ''))
  await image.decode()
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale))
  const context = canvas.getContext('2d')
  context.scale(scale, scale)
  context.drawImage(image, 0, 0, width, height)
  for (const { x, y, size, weight, fill, halo, anchor, text } of texts) {
    context.font = `${weight} ${size}px ${chartFonts}, sans-serif`
    context.fillStyle = fill
    context.textAlign = anchor === 'middle' ? 'center' : anchor === 'end' ? 'right' : 'left'
    if (halo !== undefined) {
      context.strokeStyle = halo
      context.lineWidth = 3
      context.lineJoin = 'round'
      context.strokeText(text, x, y)
    }
    context.fillText(text, x, y)
  }
  return canvas.encode('png')
}

type Text = {
  x: number, y: number, size: number, weight: string, fill: string, halo: string | undefined
  anchor: string, text: string
}

// Our files place text by x and y inside groups that are only moved, never scaled or turned.
function readTexts(svg: string): { texts: Text[], width: number, height: number } {
  const texts: Text[] = []
  const moves: [number, number][] = []
  let [width, height] = [0, 0]
  let open: Text | undefined
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'svg' && width === 0) {
        [width, height] = [Number(attributes.width), Number(attributes.height)]
      }
      if (name === 'g') moves.push(moveOf(attributes.transform))
      if (name !== 'text') return
      open = {
        x: Number(attributes.x) + sum(moves, 0), y: Number(attributes.y) + sum(moves, 1),
        size: Number(attributes['font-size'] ?? 13), weight: attributes['font-weight'] ?? '400',
        fill: attributes.fill ?? '#000', halo: attributes.stroke, text: '',
        anchor: attributes['text-anchor'] ?? 'start',
      }
    },
    ontext: (text) => {
      if (open !== undefined) open.text += text
    },
    onclosetag: (name) => {
      if (name === 'g') moves.pop()
      if (name !== 'text' || open === undefined) return
      texts.push(open)
      open = undefined
    },
  }, { xmlMode: true })
  parser.end(svg)
  return { texts, width, height }
}

function moveOf(transform: string | undefined): [number, number] {
  const [, x = '0', y = '0'] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(transform ?? '') ?? []
  return [Number(x), Number(y)]
}

const sum = (moves: [number, number][], index: 0 | 1) =>
  moves.reduce((total, move) => total + move[index], 0)
