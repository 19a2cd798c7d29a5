// Irregular entries that IOM gathers from the authorities of Panama, Mexico, Honduras and Colombia
// (consolidated_irreg_entries.xlsx, or CSV with the same columns): a row for each month, reporting
// country and nationality; rows without a month are sums over a year. "-" is no figure. The
// nationalities that a series does not name are added up as `other`; the total is the sum of all.
// Seen: the columns in IOM's own code that reads the workbook, and figures made with it; not the
// workbook itself.
import { type Cells, type Format, ignored, rejected } from './figure.ts'
import { iomSeries } from './mapping.ts'
import { makeFigure } from './outcome.ts'

export const iom: Format = {
  id: 'iom',
  title: 'IOM, irregular entries by month and nationality',
  columns: ['iso3_country_destination', 'iso3_country_origin', 'year', 'month', 'value'],
  entry: /irreg.*\.csv$/i,
  read(cells, world) {
    const place = cells.iso3_country_destination ?? ''
    const rule = iomSeries[place]
    if (!rule) return [ignored(`rows reported by ${place || 'nobody'}, which feed no series`)]
    if ((cells.month ?? '') === '') return [ignored('sums over a year')]
    const period = periodOf(cells)
    if (period === undefined) return [rejected(`"${cells.month}" is not a month from 1 to 12.`)]
    if (rule.unusableFrom !== undefined && period >= rule.unusableFrom) {
      return [ignored(`rows of ${place} from ${rule.unusableFrom} on, which cannot be used`)]
    }
    const nationality = (cells.iso3_country_origin ?? '').toLowerCase()
    const named = world.targets.get(rule.series)?.dimensions.some(({ id, values }) =>
      id === 'nationality' && values.some((one) => one.id === nationality))
    const given = { series: rule.series, place, period, value: cells.value ?? '', part: true }
    return [
      makeFigure(given, world),
      makeFigure({ ...given, breakdown: { nationality: named ? nationality : 'other' } }, world),
    ]
  },
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// "3", "03", "3.0", "Mar", "March".
function periodOf({ year = '', month = '' }: Cells): string | undefined {
  const byName = months.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const number = byName || Number(month)
  if (!Number.isInteger(number) || number < 1 || number > 12) return undefined
  return `${year.replace(/\.0+$/, '')}-${String(number).padStart(2, '0')}`
}
