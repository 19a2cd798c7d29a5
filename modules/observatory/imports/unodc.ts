// Workbooks of UNODC's data portal (data_cts_*.xlsx, data_iafq_*.xlsx, data_glotip.xlsx): a title
// and the date of the data in two rows, the header in the third, one row for each figure.
// Trafficking in persons has txtVALUE instead of VALUE: text, with "<5" where the source holds back
// and "1,234" for a thousand. The sheet of regional estimates has other columns and is not read.
// Seen: columns, row of the header, indicators and categories in code that reads these workbooks,
// and figures made from those of 2023 and 2024; the categories of "by mechanisms" only in such
// code.
import type { Flag } from '../observations/observation.ts'
import {
  type Cells, type Figure, type Format, ignored, type Outcome, type World,
} from './figure.ts'
import {
  armsSeries, type Breakdown, unodcAges, type UnodcRule, unodcRules, unodcSexes,
} from './mapping.ts'
import { makeFigure } from './outcome.ts'

export const unodc: Format = {
  id: 'unodc',
  title: 'UNODC data portal, a workbook of statistics (data_….xlsx)',
  columns: [
    'iso3_code', 'indicator', 'dimension', 'category', 'sex', 'age', 'year', 'unit of measurement',
  ],
  entry: /\.csv$/i,
  read(cells, world) {
    const rules = unodcRules.filter((rule) => isMeant(rule, cells))
    if (rules.length === 0) {
      return [ignored(`rows of "${cells.indicator}", ${cells.dimension}, that feed no series`)]
    }
    const [sex, age] = [unodcSexes[cells.sex ?? ''], unodcAges[cells.age ?? '']]
    if (!sex) return [ignored(`rows of the sex "${cells.sex}"`)]
    if (!age) return [ignored(`rows of the age group "${cells.age}"`)]
    return rules.map((rule) => read(rule, { ...sex, ...age }, { cells, world }))
  },
  settle: leaveOutEmptyTypes,
}

const isMeant = (rule: UnodcRule, cells: Cells) =>
  rule.indicator === cells.indicator && rule.dimension === cells.dimension &&
  rule.unit === cells['unit of measurement'] && Object.hasOwn(rule.categories, cells.category ?? '')

function read(
  rule: UnodcRule, people: Breakdown, { cells, world }: { cells: Cells, world: World },
): Outcome {
  if (rule.wholeOnly && Object.keys(people).length > 0) {
    return ignored(`rows of "${rule.indicator}", ${rule.dimension}, by sex or age as well`)
  }
  const value = cells.value ?? withoutThousands(cells.txtvalue ?? '')
  return makeFigure({
    series: rule.series, decimals: rule.decimals, place: cells.iso3_code ?? '',
    period: cells.year ?? '', value, flag: flagOf(rule, value),
    breakdown: { ...rule.categories[cells.category ?? ''], ...people },
  }, world)
}

// Nobody counts part of a person: such a count was computed.
const flagOf = ({ unit }: UnodcRule, value: string): Flag | null =>
  unit === 'Counts' && Number(value) % 1 > 0 ? 'estimate' : null

const withoutThousands = (text: string) =>
  /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text

// Some States give a total of arms and 0 for every type: the types were not recorded.
function leaveOutEmptyTypes(figures: Figure[]): { kept: Figure[], what: string } {
  const key = ({ series, area, period }: Figure) => `${series} ${area} ${period}`
  const arms = figures.filter(({ series }) => series === armsSeries)
  const empty = [...Map.groupBy(arms, key)].filter(([, all]) =>
    all.some(({ cut, value }) => cut === '' && value !== null && value > 0) &&
    all.every(({ cut, value }) => cut === '' || value === 0))
  const isEmpty = new Set(empty.map(([one]) => one))
  return {
    kept: figures.filter((figure) => figure.cut === '' || !isEmpty.has(key(figure))),
    what: 'types of arms that are all 0 beside a total',
  }
}
