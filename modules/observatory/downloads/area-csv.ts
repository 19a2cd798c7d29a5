// All figures of one area, of every series, in one long table.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { listAreas } from '../areas/queries.ts'
import { listIndicators, listSeries } from '../indicators/queries.ts'
import { texts as words } from '../messages.ts'
import { readSelection } from '../observations/queries.ts'
import { writeLine } from './csv.ts'

const HEADINGS = [
  'Entity', 'Code', 'Period', 'indicator', 'title', 'breakdown', 'value', 'unit', 'missing',
  'flag', 'note', 'source', 'released',
]

/** CSV: a row for each figure. `breakdown` is "sex=female;age=15-29". Throws NotFound. */
export async function areaCsv(
  reader: Reader, { id, language }: { id: string, language: Language },
): Promise<string> {
  const area = (await listAreas(reader)).find((one) => one.id === id)
  if (!area) throw new NotFound()
  const indicators = new Map((await listIndicators(reader)).map((one) => [one.id, one]))
  const series = new Map((await listSeries(reader)).map((one) => [one.id, one]))
  const rows = await readSelection(reader, { areas: [id], cuts: 'all' })
  const lines = rows.map((row) => {
    const one = series.get(row.series)
    const indicator = indicators.get(one?.indicator ?? '')
    return writeLine([
      area.name[language], id, row.period, indicator?.id ?? null,
      indicator?.title[language] ?? null, row.cut, row.value,
      indicator ? words(language).units[indicator.unit] : null,
      row.missing, row.flag, row.note, one?.source ?? null, row.released,
    ])
  })
  return [writeLine(HEADINGS), ...lines].join('')
}
