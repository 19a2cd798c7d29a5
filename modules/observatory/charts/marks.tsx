// What a drawing holds, read back from its markup: for tests.
import { Parser } from 'htmlparser2'
import { render } from 'preact-render-to-string'
import type { Chart, ChartText } from './chart.ts'
import { drawChart, problemOf } from './kinds.ts'
import { textWidth } from './letters.ts'

/** A label with the box it takes up, in pixels of the drawing. */
export type LabelBox = { text: string, left: number, right: number, top: number, bottom: number }
export type Shape = { name: string, classes: string[], attributes: Record<string, string> }
export type Marks = {
  width: number, height: number, markup: string, labels: LabelBox[], shapes: Shape[]
}

/** Draws a chart and reads it back; null where it says that it cannot be drawn. */
export function marksOf(text: ChartText, chart: Chart, width: number): Marks | null {
  if (problemOf(chart) !== null) return null
  const drawing = drawChart(text, chart, width)
  const markup = render(<svg>{drawing.body}</svg>)
  return { width, height: drawing.height, markup, ...readMarks(markup) }
}

/** Labels and shapes of markup whose groups are only moved. */
export function readMarks(markup: string): Pick<Marks, 'labels' | 'shapes'> {
  const labels: LabelBox[] = []
  const shapes: Shape[] = []
  const moves: [number, number][] = []
  let open: Shape | undefined
  let words = ''
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const classes = (attributes.class ?? '').split(' ').filter((one) => one !== '')
      if (name === 'g') moves.push(moveOf(attributes.transform))
      if (name === 'text') [open, words] = [{ name, classes, attributes }, '']
      else if (name !== 'g' && name !== 'svg') shapes.push({ name, classes, attributes })
    },
    ontext: (part) => { words += part },
    onclosetag: (name) => {
      if (name === 'g') moves.pop()
      if (name === 'text' && open) labels.push(boxOf(open, words, moves))
    },
  }, { xmlMode: true })
  parser.end(markup)
  return { labels, shapes }
}

function boxOf({ classes, attributes }: Shape, text: string, moves: [number, number][]): LabelBox {
  const [x, y] = moves.reduce(([a, b], [c, d]) => [a + c, b + d],
    [Number(attributes.x), Number(attributes.y)])
  const width = textWidth(text, { bold: classes.includes('b') })
  const anchor = attributes['text-anchor']
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x
  return { text, left, right: left + width, top: y - 10, bottom: y + 3 }
}

function moveOf(transform = ''): [number, number] {
  const [, x = '0', y = '0'] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(transform) ?? []
  return [Number(x), Number(y)]
}
