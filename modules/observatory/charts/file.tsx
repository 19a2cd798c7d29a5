// A chart as a file that can stand alone: title, source, note, licence and date are inside.
import { render } from 'preact-render-to-string'
import { formatDate } from '../../../kernel/i18n/format.ts'
import { type Chart, type ChartProblem, type ChartText, WIDE } from './chart.ts'
import { describeChart } from './describe.ts'
import { drawChart, problemOf } from './kinds.ts'
import { wrapText } from './letters.ts'
import { resolveLooks } from './look.ts'
import { texts } from './messages.ts'

export type FileResult = { ok: true, svg: string } | { ok: false, problem: ChartProblem }

const MARGIN = 24
const TITLE = { size: 22, bold: true }
const SUBTITLE = { size: 15 }
const SMALL = { size: 12 }

type Line = { text: string, size: number, bold?: boolean }

/**
 * The complete SVG of a chart; `date` is the day it is drawn, "2026-11-28". Colours are those of
 * the light theme, on paper.
 */
export function svgFile(
  text: ChartText, chart: Chart, { date, width = WIDE }: { date: string, width?: number },
): FileResult {
  const problem = problemOf(chart)
  if (problem !== null) return { ok: false, problem }
  const drawing = drawChart(text, chart, width)
  const head = [
    ...linesOf(text.title, TITLE, width, 3), ...linesOf(text.subtitle, SUBTITLE, width, 3),
  ]
  const foot = footOf(text, chart, date).flatMap((line) => linesOf(line, SMALL, width, 6))
  const top = MARGIN + heightOf(head) + 12
  const bottom = top + drawing.height + 16
  const [fullWidth, fullHeight] = [width + 2 * MARGIN, bottom + heightOf(foot) + MARGIN - 8]
  const markup = render(
    <svg
      xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${fullWidth} ${fullHeight}`}
      width={fullWidth} height={fullHeight} role="img" lang={text.language}
      font-family="'Source Sans 3', 'Source Sans Pro', Arial, sans-serif" font-size={13}
    >
      <title>{text.title}</title>
      <desc>{describeChart(text, chart)}</desc>
      <rect class="paper" width={fullWidth} height={fullHeight} />
      <Lines lines={head} top={MARGIN} look="ink" />
      <g transform={`translate(${MARGIN} ${top})`}>{drawing.body}</g>
      <Lines lines={foot} top={bottom} look="m" />
    </svg>,
  )
  const svg = resolveLooks(cleaned(markup))
  return { ok: true, svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n` }
}

function footOf(
  { language, source, note, licence }: ChartText, chart: Chart, date: string,
): string[] {
  const t = texts(language)
  return [
    t.file.source({ source }),
    ...(note === undefined ? [] : [t.file.note({ note })]),
    ...(chart.kind === 'map' ? [t.map.disclaimer] : []),
    `${t.file.licence({ licence })} · ${t.file.drawn({ date: formatDate(language, date) })}`,
  ]
}

function linesOf(
  text: string, font: { size: number, bold?: boolean }, ...[width, lines]: [number, number]
): Line[] {
  return text === ''
    ? [] : wrapText(text, width, { ...font, lines }).map((one) => ({ text: one, ...font }))
}

const lead = ({ size }: Line) => Math.round(size * 1.35)
const heightOf = (lines: Line[]) => lines.reduce((sum, line) => sum + lead(line), 0)

function Lines({ lines, top, look }: { lines: Line[], top: number, look: string }) {
  return (
    <>
      {lines.map((line, index) => (
        <text
          x={MARGIN} y={top + heightOf(lines.slice(0, index)) + line.size} font-size={line.size}
          class={line.bold ? `${look} b` : look}
        >{line.text}</text>
      ))}
    </>
  )
}

// XML 1.0 §2.2 does not know these characters, not even escaped.
const cleaned = (markup: string) => markup.toWellFormed()
  // eslint-disable-next-line no-control-regex
  .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
