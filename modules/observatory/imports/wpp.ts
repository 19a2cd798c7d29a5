// World Population Prospects 2024 of the United Nations, as CSV: WPP2024_TotalPopulationBySex
// (PopTotal) and WPP2024_Demographic_Indicators_Medium (TPopulation1July), plain or packed with
// gzip. Counts are in thousands, at 1 July. Files begin with the mark of UTF-8. Regions have no
// ISO3_code: they are found by their name ("UN:LATIN_AMERICA_AND_THE_CARIBBEAN"). Seen: headers and
// rows of both files in code that reads them; not the files themselves.
import { type Cells, type Format, ignored } from './figure.ts'
import { wpp as rule } from './mapping.ts'
import { makeFigure } from './outcome.ts'

export const wpp: Format = {
  id: 'wpp',
  title: 'United Nations, World Population Prospects (CSV)',
  columns: ['iso3_code', 'location', 'variant', 'time'],
  entry: /^WPP\d{4}_(TotalPopulationBySex|Demographic_Indicators_Medium).*\.csv$/i,
  read(cells, world) {
    const variant = cells.variant ?? ''
    if (variant !== 'Medium' && variant !== 'Estimates') {
      return [ignored(`rows of the variant "${variant}"`)]
    }
    // Files by age or by sex alone have these columns too, and no total that could be read.
    const value = cells.poptotal ?? cells.tpopulation1july
    if (value === undefined || cells.agegrp !== undefined) {
      return [ignored('rows without the total population (PopTotal or TPopulation1July)')]
    }
    const period = cells.time ?? ''
    return [makeFigure({
      series: rule.series, place: placeOf(cells), period, value, times: 1000, decimals: 0,
      flag: period >= rule.projectedFrom ? 'projection' : null,
    }, world)]
  },
}

function placeOf({ iso3_code: code, location = '' }: Cells): string {
  return code || `UN:${location.toUpperCase().replaceAll(/[^A-Z]+/g, '_')}`
}
