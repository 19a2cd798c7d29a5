// A table as a CSV file (RFC 4180): one line a figure, with its source and version in every line.
import { isLanguage } from '../../../kernel/i18n/languages.ts'
import { BadInput, NotFound } from '../../../kernel/http/problem.ts'
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import { labeller } from './table-view.tsx'
import { readView, type View } from './view.ts'

/** Answers /data/cubes/{id}.csv?rows=…&columns=…&lang=es. */
export async function cubeFile({ values, query, reader }: MachineRequest): Promise<FileAnswer> {
  const [, id] = /^([a-z0-9-]+)\.csv$/.exec(values.file ?? '') ?? []
  if (id === undefined) throw new NotFound()
  const asked = query.get('lang') ?? 'en'
  const language = isLanguage(asked) ? asked : undefined
  const view = await readView(reader, id, query)
  if (view.version === undefined) throw new NotFound()
  const errors = view.wrong.map(({ parameter, value }) => ({ pointer: parameter, detail: value }))
  if (!language) errors.push({ pointer: 'lang', detail: asked.slice(0, 20) })
  if (errors.length > 0 || !language) throw new BadInput(errors)
  return {
    body: [header(view), ...lines(view, language)].map((line) => `${line.map(field).join(',')}\r\n`)
      .join(''),
    type: `text/csv; charset=utf-8; header=present`,
    headers: {
      'content-disposition': `attachment; filename="${id}-v${view.version.number}.csv"`,
      'content-language': language,
    },
  }
}

const header = ({ choice: { rows, columns }, cube: { description } }: View) => [
  rows, `${rows}_label`, columns, `${columns}_label`, description.measure.column, 'missing',
  'source', 'vintage', 'version',
]

function* lines(view: View, language: Parameters<typeof labeller>[1]): Generator<string[]> {
  const { choice, cube, table, version } = view
  const name = labeller(view, language)
  const columns = table.columns.map((value) => name(choice.columns, value))
  for (const [place, value] of table.rows.entries()) {
    const row = name(choice.rows, value)
    for (const [at, column] of columns.entries()) {
      const figure = table.cells[place]?.[at] ?? null
      yield [
        row.id, row.text, column.id, column.text, figure === null ? '' : String(figure),
        figure === null ? 'not-reported' : '', cube.source.id, version.vintage,
        String(version.number),
      ]
    }
  }
}

// Spreadsheets run what begins like a formula: an apostrophe makes it text.
const field = (text: string) => {
  const safe = /^[=+@\t\r]|^-(?!\d|$)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
