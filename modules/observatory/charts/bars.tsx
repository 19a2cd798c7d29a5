// Bars of areas, from zero.
import { type ChartText, problemOfRows, type RowData } from './chart.ts'
import { describeChart } from './describe.ts'
import { type Drawing, Pictures } from './picture.tsx'
import { drawRows, type Mark } from './rows.tsx'
import { fixed } from './scales.ts'

export function BarChart({ text, ...data }: { text: ChartText } & RowData) {
  return (
    <Pictures
      text={text} problem={problemOfRows(data.rows)}
      describe={() => describeChart(text, { kind: 'bars', data })}
      draw={(width) => drawBars(text, data, width)}
    />
  )
}

export const drawBars = (text: ChartText, data: RowData, width: number): Drawing =>
  drawRows(text, data, { width, mark: Bar })

function Bar({ row, zero, end, y, isHighlighted }: Mark) {
  const n = isHighlighted ? 1 : 2
  const isFirm = row.flag === null || row.flag === 'estimate'
  return (
    <rect
      class={isFirm ? `f${n}` : `hollow l${n}`} x={fixed(Math.min(zero, end))} y={y - 7}
      width={fixed(Math.abs(end - zero))} height={14}
    />
  )
}
