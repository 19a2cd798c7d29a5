// UNHCR Refugee Data Finder, population at the end of the year (population.csv, alone or in its zip
// archive): a row for each pair of origin and asylum, or for one side of it, below 14 lines about
// the data, or none. "-" is no figure; "*" stands for a few people who are not counted out, to
// protect them. The figures of a State are the sum over its rows. Seen: the header as the interface
// of 2026 gives it, the 14 lines and the "-" in code that reads the file; not the file itself.
import { type Cells, type Format, ignored, type Outcome, type World } from './figure.ts'
import { unhcrColumns, unhcrInternal, unhcrSeries } from './mapping.ts'
import { makeFigure } from './outcome.ts'

const sides = {
  asylum: 'country of asylum (iso)', origin: 'country of origin (iso)',
} as const

export const unhcr: Format = {
  id: 'unhcr',
  title: 'UNHCR, Refugee Data Finder, population',
  columns: ['year', ...Object.values(sides), ...Object.keys(unhcrColumns).slice(0, 2)],
  entry: /(^|\/)population\.csv$/i,
  read(cells, world) {
    const place = cells[sides.asylum] || cells[sides.origin] || ''
    // UNHCR counts people displaced inside a country only where it is at work: 0 says nothing.
    const displaced = cells[unhcrInternal] ?? ''
    return [
      ...sideOf(cells, 'asylum', world),
      ...sideOf(cells, 'origin', world),
      ...displaced === '' || displaced === '0' ? [] : [makeFigure({
        series: unhcrSeries.internal, place, period: cells.year ?? '', value: displaced, part: true,
      }, world)],
    ]
  },
}

function sideOf(cells: Cells, side: keyof typeof sides, world: World): Outcome[] {
  const place = cells[sides[side]] ?? ''
  // "-" = the download adds this side up; the whole is not a State's.
  if (place === '' || place === '-') return [ignored(`rows without a country of ${side}`)]
  return Object.entries(unhcrColumns).flatMap(([column, breakdown]) => {
    const value = cells[column] ?? ''
    const given = { series: unhcrSeries[side], place, period: cells.year ?? '', value, part: true }
    return [makeFigure(given, world), makeFigure({ ...given, breakdown }, world)]
  })
}
