// The equal-tile map with figures: five classes, the figure printed on every tile.
import { type State, TileMap } from '../../directory/directory.ts'
import { type ChartRow, type ChartText, hasValue } from './chart.ts'
import { type Classes, classesOf } from './classes.ts'
import { texts } from './messages.ts'
import { figure, missingText, shortFigure } from './words.ts'

/** `rows` by the id of the State; a State without a row has no figure. */
export function TileValues(
  { text, states, rows }: { text: ChartText, states: State[], rows: ChartRow[] },
) {
  const found = new Map(rows.map((row) => [row.id, row]))
  const classes = classesOf(rows.map(({ value }) => value), text)
  return (
    <>
      <TileMap
        language={text.language} states={states} title={text.title}
        valueOf={({ id }) => {
          const row = found.get(id)
          return row !== undefined && hasValue(row)
            ? {
              short: shortFigure(text, row.value), spoken: figure(text, row.value),
              shade: classes.shadeOf(row.value),
            }
            : { short: '–', spoken: missingText(text.language, row?.missing ?? null), shade: 'kna' }
        }}
      />
      <ClassLegend text={text} classes={classes} />
    </>
  )
}

/** The ranges of the classes, and the hatch of what has no figure. */
export function ClassLegend(
  { text, classes, map = false }: { text: ChartText, classes: Classes, map?: boolean },
) {
  const t = texts(text.language).key
  return (
    <ul class={map ? 'legend' : 'legend legend--tiles'}>
      {classes.ranges.map(({ shade, label }) => (
        <li>
          <Box look={shade} />
          {label}
        </li>
      ))}
      <li><span class="hatchbox" />{t.noData}</li>
      {map && (
        <li>
          <Box look="land" />
          {t.notMember}
        </li>
      )}
    </ul>
  )
}

const Box = ({ look }: { look: string }) => (
  <svg aria-hidden="true" viewBox="0 0 18 14"><rect class={look} width="18" height="14" /></svg>
)
