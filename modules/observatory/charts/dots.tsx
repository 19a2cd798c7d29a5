// Dots of areas on a common scale: for many areas, where bars would be heavy.
import { type ChartText, problemOfRows, type RowData } from './chart.ts'
import { describeChart } from './describe.ts'
import { Dot, type Drawing, Pictures, Rule } from './picture.tsx'
import { drawRows, type Mark } from './rows.tsx'

export function DotPlot({ text, ...data }: { text: ChartText } & RowData) {
  return (
    <Pictures
      text={text} problem={problemOfRows(data.rows)}
      describe={() => describeChart(text, { kind: 'dots', data })}
      draw={(width) => drawDots(text, data, width)}
    />
  )
}

export const drawDots = (text: ChartText, data: RowData, width: number): Drawing =>
  drawRows(text, data, { width, mark: Stem })

function Stem({ row, zero, end, y, isHighlighted }: Mark) {
  const n = isHighlighted ? 1 : 2
  const isFirm = row.flag === null || row.flag === 'estimate'
  return (
    <>
      <Rule from={[zero, y]} to={[end, y]} look="gl" />
      <Dot at={[end, y]} r={isHighlighted ? 5 : 4} look={isFirm ? `f${n}` : `hollow l${n}`} />
    </>
  )
}
