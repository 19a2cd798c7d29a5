// UCDP Organized Violence, country-year (organizedviolencecy_v25_1.csv): one row for each country
// and year from 1989 on, with best, low and high estimates of deaths of each type. Countries are
// numbered after Gleditsch and Ward, which are a State's own. Seen: the file of version 25.1, its
// header and first rows.
import { type Cells, type Format, outside, rejected } from './figure.ts'
import { ucdpColumns, ucdpSeries } from './mapping.ts'
import { makeFigure } from './outcome.ts'
import { statesByGleditschWard } from './places.ts'

export const ucdp: Format = {
  id: 'ucdp',
  title: 'UCDP, Organized Violence, country-year',
  columns: [
    'country_id_cy', 'year_cy', 'region_cy',
    ...Object.keys(ucdpColumns).map((name) => `${name}_best_cy`),
  ],
  entry: /organizedviolencecy.*\.csv$/i,
  read(cells, world) {
    const place = statesByGleditschWard[cells.country_id_cy ?? '']
    if (place === undefined) {
      return cells.region_cy === 'Americas'
        ? [rejected(`country ${cells.country_id_cy} (${cells.country_cy}) of the Americas is not known.`)]
        : [outside]
    }
    return Object.entries(ucdpColumns).map(([name, breakdown]) => makeFigure({
      series: ucdpSeries, place, period: cells.year_cy ?? '', value: cells[`${name}_best_cy`] ?? '',
      breakdown, ...uncertainty(name, cells),
    }, world))
  },
}

// Where the estimates differ the best one is an estimate, and its range is said.
function uncertainty(name: string, cells: Cells) {
  const [best, low, high] = ['best', 'low', 'high'].map((word) => cells[`${name}_${word}_cy`] ?? '')
  return low === best && high === best
    ? { flag: null, note: null }
    : { flag: 'estimate' as const, note: `${low}–${high}` }
}
