// The code book: every column and every category of all series, as a table.
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Indicator, Series } from '../indicators/indicator.ts'
import { type Column, ownColumns, sharedColumns } from './columns.ts'
import { writeLine } from './csv.ts'

/**
 * CSV: series, column, code, title, description, unit. A line without a code is about the column;
 * the columns that all series have stand first, with "*" for the series.
 */
export function codeBookOf(
  language: Language, { indicators, series }: { indicators: Indicator[], series: Series[] },
): string {
  const { entity, code, year, month, last } = sharedColumns(language)
  const own = series.flatMap((one) => indicators.filter(({ id }) => id === one.indicator)
    .flatMap((indicator) => ownColumns(indicator, language))
    .flatMap((column) => linesOf(one.id, column)))
  return [
    ['series', 'column', 'code', 'title', 'description', 'unit'],
    ...[entity, code, year, month, ...last].flatMap((column) => linesOf('*', column)),
    ...own,
  ].map(writeLine).join('')
}

function linesOf(series: string, column: Column): (string | null)[][] {
  return [
    [series, column.name, '', column.title, column.text, column.unit],
    ...column.categories.map(({ value, label }) => [series, column.name, value, label, '', null]),
  ]
}
