// World Development Indicators of the World Bank: one row for each country and indicator, one
// column for each year. Both downloads have these columns: an indicator's own file (API_….csv, with
// "Data Source" and "Last Updated Date" above the header and a comma at the end of each line) and
// the whole database (WDICSV.csv). Seen: the header and preamble in code that reads such files of
// 2020 to 2025, and figures made from one of 2025; not the file of today.
import { type Format, ignored } from './figure.ts'
import { wdiIndicators } from './mapping.ts'
import { makeFigure } from './outcome.ts'

export const wdi: Format = {
  id: 'wdi',
  title: 'World Bank, World Development Indicators',
  columns: ['country name', 'country code', 'indicator code'],
  entry: /^(?!Metadata_)(API_.*|WDI_?(CSV|Data))\.csv$/i,
  read(cells, world) {
    const indicator = cells['indicator code'] ?? ''
    const rule = wdiIndicators[indicator]
    if (!rule) return [ignored(`rows of ${indicator || 'no indicator'}, which feeds no series`)]
    const place = cells['country code'] ?? ''
    // The Bank computes its aggregates itself, also those of homicide.
    const flag = place === 'WLD' && indicator !== 'SP.POP.TOTL' ? 'estimate' as const : null
    return Object.keys(cells).filter((name) => /^\d{4}$/.test(name)).map((year) =>
      makeFigure({ ...rule, place, period: year, value: cells[year] ?? '', flag }, world))
  },
}
