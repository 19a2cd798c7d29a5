// All kinds of charts behind one pair of functions: for files, which are made of any of them.
import {
  type Chart, type ChartProblem, type ChartText, problemOfRows, problemOfSeries,
} from './chart.ts'
import { drawBars } from './bars.tsx'
import { drawDistribution } from './distribution.tsx'
import { drawDots } from './dots.tsx'
import { drawMap } from './geo-map.tsx'
import { drawLines } from './line.tsx'
import { drawMultiples, problemOfPanels } from './multiples.tsx'
import type { Drawing } from './picture.tsx'
import { drawScatter, problemOfScatter } from './scatter.tsx'
import { drawSlope, problemOfSlope } from './slope.tsx'
import { drawStack, problemOfStack } from './stacked.tsx'

/** Why the chart cannot be drawn; null when it can. */
export function problemOf(chart: Chart): ChartProblem | null {
  switch (chart.kind) {
    case 'line': return problemOfSeries(chart.data.series)
    case 'stacked': return problemOfStack(chart.data)
    case 'slope': return problemOfSlope(chart.data)
    case 'scatter': return problemOfScatter(chart.data)
    case 'multiples': return problemOfPanels(chart.data)
    case 'bars':
    case 'dots':
    case 'distribution':
    case 'map': return problemOfRows(chart.data.rows)
  }
}

/** Draws a chart that has no problem. */
export function drawChart(text: ChartText, chart: Chart, width: number): Drawing {
  switch (chart.kind) {
    case 'line': return drawLines(text, chart.data, width)
    case 'bars': return drawBars(text, chart.data, width)
    case 'dots': return drawDots(text, chart.data, width)
    case 'distribution': return drawDistribution(text, chart.data, width)
    case 'slope': return drawSlope(text, chart.data, width)
    case 'stacked': return drawStack(text, chart.data, width)
    case 'scatter': return drawScatter(text, chart.data, width)
    case 'multiples': return drawMultiples(text, chart.data, width)
    case 'map': return drawMap(text, chart.data, width)
  }
}
