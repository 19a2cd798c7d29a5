// Tables with one figure in each row, for one series. Two forms are read: the project's own
// (area,period,<dimensions>,value,missing,flag,note) and the wider one that data projects use
// (iso3,year,indicator,…,value,unit,source). Columns that are neither of these nor a dimension of
// the series are left aside.
import { flags, missingReasons, writeCut } from '../observations/observation.ts'
import {
  type Cells, type Format, ignored, type Outcome, rejected, type Target, type World,
} from './figure.ts'
import type { Breakdown } from './mapping.ts'
import { type Given, makeFigure } from './outcome.ts'
import { findPlace } from './places.ts'
import { readPeriod } from './values.ts'

/** Only rows whose column has this value are read: { column: 'indicator', value: 'refugees' }. */
export type Where = { column: string, value: string }

// How sources write the total over a dimension.
const wholes = ['', 'total', 'all', 'na']

/** The form for one series. `own` = the project's own header, else the wider one. */
export function tidyFormat(
  target: Target, { own, where }: { own: boolean, where: Where[] },
): Format {
  const place = own ? 'area' : 'iso3'
  return {
    id: 'tidy',
    title: `figures of ${target.id}, with the header ${own ? ownHeader(target) : 'iso3,year,…,value'}`,
    columns: own
      ? ownHeader(target).split(',')
      : [place, 'year', 'value', ...where.map(({ column }) => column)],
    entry: /\.csv$/i,
    read(cells, world) {
      const other = where.find((one) => cells[one.column] !== one.value)
      if (other) return [ignored(`rows whose ${other.column} is not "${other.value}"`)]
      const breakdown = breakdownIn(cells, target)
      return [typeof breakdown === 'string'
        ? rejected(breakdown)
        : readCells(cells, { target, place, breakdown, world })]
    },
  }
}

const ownHeader = ({ dimensions }: Target) =>
  ['area', 'period', ...dimensions.map(({ id }) => id), 'value', 'missing', 'flag', 'note'].join()

function breakdownIn(cells: Cells, { dimensions }: Target): Breakdown | string {
  const breakdown: Breakdown = {}
  for (const { id, values } of dimensions) {
    const category = cells[id] ?? ''
    if (wholes.includes(category.toLowerCase())) continue
    const known = values.find((value) => value.id === category.toLowerCase())
    if (!known) return `"${category}" is no category of ${id}. Known: ${values.map((one) => one.id).join()}.`
    breakdown[id] = known.id
  }
  return breakdown
}

function readCells(cells: Cells, { target, place, breakdown, world }: {
  target: Target, place: string, breakdown: Breakdown, world: World,
}): Outcome {
  const flag = flags.find((one) => one === cells.flag) ?? null
  if ((cells.flag ?? '') !== '' && flag === null) return rejected(
    `"${cells.flag}" is no flag. Known: ${flags.join(', ')}.`)
  const given = {
    series: target.id, place: cells[place] ?? '',
    // A month is more than its year, where a table gives both.
    period: cells.period ?? monthIn(cells) ?? cells.year ?? '',
    value: cells.value || (cells.value_raw ?? ''), breakdown, flag, note: cells.note || null,
  }
  const isMissing = (cells.missing ?? '') !== ''
  return isMissing ? readMissing(given, world, cells) : readWhole(given, world, cells)
}

const monthIn = ({ date = '' }: Cells) => /^\d{4}-\d{2}$/.test(date) ? date : undefined

function readWhole(given: Given, world: World, cells: Cells): Outcome {
  return given.value === '' && cells.missing !== undefined
    ? rejected('has neither a value nor a reason for having none. Write the reason in `missing`.')
    : makeFigure(given, world)
}

function readMissing(
  { series, place, period, breakdown = {}, value, note = null }: Given,
  world: World, cells: Cells,
): Outcome {
  const missing = missingReasons.find((reason) => reason === cells.missing)
  if (!missing) return rejected(
    `"${cells.missing}" is no reason for a missing figure. Known: ${missingReasons.join()}.`)
  if (value !== '') return rejected('has both a value and a reason for having none. Take one away.')
  const found = findPlace(place, world)
  if (found.kind !== 'area') return found.kind === 'outside'
    ? { kind: 'outside' } : rejected(`"${place}" is no area that is known.`)
  const read = readPeriod(period, { year: world.year })
  return 'reason' in read ? rejected(read.reason) : {
    kind: 'figure',
    figure: {
      series, area: found.id, period: read.period, cut: writeCut(breakdown), value: null, missing,
      flag: null, note,
    },
  }
}
