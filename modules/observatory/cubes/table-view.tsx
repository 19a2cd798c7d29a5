// The table of a cube as readers see it: one page of rows, shaded, with totals.
import { queryText } from '../../../kernel/http/paths.ts'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Pager } from '../../../kernel/ui/filters.tsx'
import { href } from '../paths.ts'
import { type Choice, choiceQuery } from './choice.ts'
import type { CodedValue } from './cube.ts'
import { dimensionOf, type Label, labelOf } from './labels.ts'
import { cubeTexts } from './messages.ts'
import { shadeBounds, shadeOf, shadeRanges } from './shades.ts'
import type { Figure } from './table.ts'
import type { View } from './view.ts'

export const ROWS_ON_PAGE = 100
const COLUMNS_MAX = 40

type Props = { view: View, language: Language }

export function CubeTable({ view, language }: Props) {
  const { cube: { description }, choice, table } = view
  const t = cubeTexts(language).table
  const start = (choice.page - 1) * ROWS_ON_PAGE
  const rows = table.rows.slice(start, start + ROWS_ON_PAGE)
  const columns = table.columns.slice(0, COLUMNS_MAX)
  const cells = table.cells.slice(start, start + ROWS_ON_PAGE)
    .map((row) => row.slice(0, COLUMNS_MAX))
  const bounds = shadeBounds(cells)
  const down = dimensionOf(description, choice.rows)
  const across = dimensionOf(description, choice.columns)
  const name = labeller(view, language)
  if (table.rows.length === 0) return <p>{t.empty}</p>
  if (rows.length === 0) return <NoPage view={view} language={language} />
  return (
    <div class="stack cube">
      <div class="scroll" tabindex={0} role="region" aria-label={t.scroll}>
        <table class="tbl cube__table">
          <caption>{captionOf(view, language)}</caption>
          <thead>
            <tr>
              <th scope="col">{down.title[language]}</th>
              {columns.map((value) => <Head label={name(across.id, value)} scope="col" />)}
              <th scope="col">{totalName(view, across.id, language)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((value, place) => (
              <tr>
                <Head label={name(down.id, value)} scope="row" />
                {(cells[place] ?? []).map((figure) => (
                  <Cell figure={figure} shade={shadeOf(figure, bounds)} view={view}
                    language={language} />
                ))}
                <Cell figure={table.rowTotals[start + place] ?? null} view={view}
                  language={language} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{totalName(view, down.id, language)}</th>
              {table.columnTotals.slice(0, COLUMNS_MAX).map((figure) =>
                <Cell figure={figure} view={view} language={language} />)}
              <Cell figure={table.total} view={view} language={language} />
            </tr>
          </tfoot>
        </table>
      </div>
      <Key view={view} language={language} cells={cells} bounds={bounds} />
      <Rows view={view} language={language} />
    </div>
  )
}

/** "Victims: State × Year, 2018 to 2024" */
export function captionOf({ cube: { description }, choice }: View, language: Language): string {
  const t = cubeTexts(language).table
  const [rows, columns] = [choice.rows, choice.columns]
    .map((id) => dimensionOf(description, id).title[language])
  const { from, to } = choice
  const period = from !== undefined && to !== undefined && from !== to
    ? t.period({ from, to }) : from ?? to
  const caption = t.caption({
    measure: description.measure.title[language], rows: rows ?? '', columns: columns ?? '',
  })
  return period === undefined ? caption : `${caption}, ${period}`
}

/** Names categories of the view's dimensions. */
export const labeller = ({ cube: { description } }: View, language: Language) =>
  (id: string, value: CodedValue): Label => labelOf(dimensionOf(description, id), value, language)

function totalName(
  { cube: { description }, choice }: View, id: string, language: Language,
): string {
  const t = cubeTexts(language).table
  const { total } = dimensionOf(description, id)
  return total === null || choice.keep.has(id) ? t.total : t.sourceTotal
}

function Head({ label: { text, lang }, scope }: { label: Label, scope: 'col' | 'row' }) {
  return <th scope={scope} lang={lang}>{text}</th>
}

function Cell({ figure, shade = 0, view, language }: Props & { figure: Figure, shade?: number }) {
  const { decimals } = view.cube.description.measure
  if (figure === null) {
    return (
      <td class="none">
        <span aria-hidden="true">–</span>
        <span class="govuk-visually-hidden">{cubeTexts(language).table.notReported}</span>
      </td>
    )
  }
  const shown = formatNumber(language, figure, decimals)
  return <td class={shade > 0 ? `q${shade}` : undefined}>{shown}</td>
}

function Key({ view, language, cells, bounds }: Props & { cells: Figure[][], bounds: number[] }) {
  const { cube: { description }, choice, table } = view
  const t = cubeTexts(language).table
  const number = (figure: number) => formatNumber(language, figure, description.measure.decimals)
  const figures = table.cells.flat()
  const notes = [
    ...figures.includes(0) ? [description.absent === 'none' ? t.zeroNone : t.zero] : [],
    ...figures.includes(null) ? [t.dash] : [],
    ...description.dimensions.some(({ total }) => total !== null) ? [t.sums] : [],
  ]
  const swapped: Choice = { ...choice, rows: choice.columns, columns: choice.rows, page: 1 }
  const swap = href.cube(language, description.id, choiceQuery(swapped, description))
  return (
    <>
      {bounds.length > 0 && (
        <div class="cube__key">
          <p>{t.shading}</p>
          <ul>
            {shadeRanges(cells, bounds).map(({ shade, low, high }) => (
              <li class={`q${shade}`}>
                {low === high ? number(low) : t.shade({ low: number(low), high: number(high) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {table.columns.length > COLUMNS_MAX && (
        <p>{t.wide({ shown: COLUMNS_MAX, all: table.columns.length })} {t.allInCsv}</p>
      )}
      <p><a href={swap}>{t.swap}</a></p>
      {notes.length > 0 && <ul class="cube__notes">{notes.map((note) => <li>{note}</li>)}</ul>}
    </>
  )
}

function Rows({ view: { cube: { description }, choice, table }, language }: Props) {
  const t = cubeTexts(language).pager
  const total = table.rows.length
  const from = (choice.page - 1) * ROWS_ON_PAGE + 1
  const to = (page: number) =>
    href.cube(language, description.id, choiceQuery({ ...choice, page }, description))
  const last = Math.min(total, from + ROWS_ON_PAGE - 1)
  return (
    <Pager texts={t} showing={t.showing({ from, to: last, total })}
      previous={choice.page > 1 ? to(choice.page - 1) : undefined}
      next={last < total ? to(choice.page + 1) : undefined} />
  )
}

function NoPage({ view: { cube: { description }, choice }, language }: Props) {
  const t = cubeTexts(language).table
  const first = choiceQuery({ ...choice, page: 1 }, description)
  return (
    <div class="stack">
      <p>{t.noPage({ page: formatNumber(language, choice.page) })}</p>
      <p><a href={href.cube(language, description.id, first)}>{t.firstPage}</a></p>
    </div>
  )
}

/** The address of the table as a CSV file. */
export const csvAddress = ({ cube: { description }, choice }: View, language: Language): string =>
  `/data/cubes/${description.id}.csv${queryText({
    ...choiceQuery({ ...choice, page: 1 }, description), lang: language,
  })}`
