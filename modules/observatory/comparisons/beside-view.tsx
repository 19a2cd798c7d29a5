// What two sources say of the same thing, read once.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import type { Indicator, Release, Series } from '../indicators/indicator.ts'
import { getIndicator, listReleases, listSources } from '../indicators/queries.ts'
import { readSelection } from '../observations/queries.ts'
import { asRate, countsOfRates, type Gap, gapsOf, type Line, linesOf } from './comparison.ts'
import { type Catalogue, type ChoiceError, readBeside } from './input.ts'
import { type Labels, labelsOf } from './labels.tsx'
import { texts } from './messages.ts'
import type { BesideChoice } from './paths.ts'
import { listPairs, type Pair } from './queries.ts'
import { readCatalogue } from './view.tsx'

/** One area: what each of the two says, and how far apart they are. */
export type Contrast = { area: string, a: Line, b: Line, gaps: Gap[] }

export type BesideView = {
  labels: Labels
  indicator: Indicator
  catalogue: Catalogue
  /** Series of the indicator; where it is a rate, also those that count the same. */
  offered: Series[]
  pairs: Pair[]
  choice: BesideChoice
  typed: string
  errors: ChoiceError[]
  /** Nothing was asked yet. */
  isStart: boolean
  chosen: { a: Series, b: Series } | null
  contrasts: Contrast[]
  releases: Release[]
  /** The name of a series; counts shown as a rate say so. */
  nameOf: (series: Series) => string
}

/** Reads it all. Throws NotFound. */
export async function readBesideView(
  reader: Reader, { id, language, query }: {
    id: string, language: Language, query: URLSearchParams,
  },
): Promise<BesideView> {
  const indicator = await getIndicator(reader, id)
  const catalogue = await readCatalogue(reader)
  const labels = labelsOf(language, catalogue, await listSources(reader))
  const offered = offeredSeries(indicator, catalogue)
  const pairs = await listPairs(reader, {
    indicator: id, counts: countsOfRates.get(id),
  })
  const read = readBeside(query, { series: offered, areas: catalogue.areas })
  const { choice, typed } = read
  const isStart = choice.areas.length === 0 && choice.a === '' && choice.b === '' &&
    read.errors.length === 0 && !query.has('a')
  const errors = isStart ? [] : [...read.errors, ...missingParts(choice, read.errors)]
  const a = offered.find((one) => one.id === choice.a)
  const b = offered.find((one) => one.id === choice.b)
  const chosen = a && b ? { a, b } : null
  const releases = (await listReleases(reader))
    .filter(({ series }) => offered.some((one) => one.id === series))
  return {
    labels, indicator, catalogue, offered, pairs, choice, typed, isStart, chosen, releases,
    errors: [...errors, ...beforeAll(choice.asOf, chosen, releases)],
    contrasts: chosen === null
      ? [] : await readContrasts(reader, { indicator, catalogue, choice, ...chosen }),
    nameOf: (series) => series.indicator === indicator.id
      ? labels.source(series)
      : texts(language).beside.asRate({ source: labels.source(series) }),
  }
}

// A source that gives the rate itself need not have its counts turned into one.
function offeredSeries({ id }: Indicator, { series }: Catalogue): Series[] {
  const own = series.filter(({ indicator }) => indicator === id)
  return [...own, ...series.filter(({ indicator, source }) =>
    indicator === countsOfRates.get(id) && !own.some((one) => one.source === source))]
}

function missingParts({ areas, a, b }: BesideChoice, errors: ChoiceError[]): ChoiceError[] {
  const isTold = (field: string) => errors.some((error) => error.field === field)
  const parts = [['a', a === ''], ['b', b === ''], ['area', areas.length === 0]] as const
  return parts.filter(([field, isMissing]) => isMissing && !isTold(field))
    .map(([field]) => ({ field, kind: 'nothing-chosen' }))
}

function beforeAll(
  asOf: string, chosen: BesideView['chosen'], releases: Release[],
): ChoiceError[] {
  const first = releases.filter(({ series }) => series === chosen?.a.id || series === chosen?.b.id)
    .map(({ released }) => released).toSorted()[0]
  return asOf !== '' && first !== undefined && asOf < first
    ? [{ field: 'asOf', kind: 'before-releases', value: asOf, first }] : []
}

type Asked = {
  indicator: Indicator, catalogue: Catalogue, choice: BesideChoice, a: Series, b: Series,
}

async function readContrasts(
  reader: Reader, { indicator, catalogue, choice: { areas, asOf }, a, b }: Asked,
): Promise<Contrast[]> {
  const population = catalogue.series.find((one) => one.indicator === 'population')
  const series = [a, b, ...(population ? [population] : [])]
  const figures = areas.length === 0 ? [] : await readSelection(reader, {
    series: series.map(({ id }) => id), areas, asOf: asOf || undefined,
  })
  return areas.flatMap((area) => {
    const [one, other, people] = series.flatMap((each) =>
      linesOf([{ indicator, series: each, cut: '' }], { areas: [area], groups: [] }, figures))
    if (one === undefined || other === undefined) return []
    const asShown = (line: Line) => line.pick.series.indicator === indicator.id || !people
      ? line : asRate(line, people, indicator)
    const [left, right] = [asShown(one), asShown(other)]
    return { area, a: left, b: right, gaps: gapsOf(left, right) }
  })
}
