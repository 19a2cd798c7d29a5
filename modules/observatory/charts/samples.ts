// Charts of real figures in every kind, for tests and measurements: read from releases in content/,
// which never change once they are published.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { flags, missingReasons } from '../observations/observation.ts'
import type { Chart, ChartPoint, ChartRow, ChartSeries, ChartText, Emphasis } from './chart.ts'

const CONTENT = path.join(import.meta.dirname, '../../../content')

const empty = (text: string) => text === '' ? null : text
const figure = z.looseObject({
  area: z.string(), period: z.string(),
  value: z.string().transform((text) => text === '' ? null : Number(text)),
  missing: z.string().transform(empty).pipe(z.enum(missingReasons).nullable()),
  flag: z.string().transform(empty).pipe(z.enum(flags).nullable()),
})
type Figure = z.output<typeof figure>

const state = z.object({ id: z.string(), name: z.record(z.string(), z.string()) })
const states = readdirSync(path.join(CONTENT, 'states')).toSorted().map((file) =>
  state.parse(parseYaml(readFileSync(path.join(CONTENT, 'states', file), 'utf8'))))

/** The totals of a release, without its breakdowns. */
function release(file: string): Figure[] {
  const text = readFileSync(path.join(CONTENT, 'observatory/series', file), 'utf8')
  const standard = ['area', 'period', 'value', 'missing', 'flag', 'note']
  return z.array(figure).parse(parse(text, { columns: true }))
    .filter((row) => Object.entries(row)
      .every(([name, value]) => standard.includes(name) || value === ''))
}

const homicide = release('homicide-rate.wdi/2025-10-07.csv')
const firearm = release('homicide-rate-firearm.unodc/2026-05-19.csv')
const prison = release('prison-rate.unodc/2023-05-11.csv')
const entries = release('darien-entries.iom/2025-05-15.csv')
const population = release('population.wpp/2024-07-11.csv')

const nameOf = (id: string, language: Language) =>
  states.find((one) => one.id === id)?.name[language] ?? id

function points(figures: Figure[], area: string, [from, to]: [number, number]): ChartPoint[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const period = String(from + index)
    const found = figures.find((one) => one.area === area && one.period === period)
    const missing = found ? found.missing : 'not-published'
    return { period, value: found?.value ?? null, missing, flag: found?.flag ?? null }
  })
}

type Choice = { language: Language, figures: Figure[], years: [number, number] }

const series = (
  { language, figures, years }: Choice, [id, emphasis]: [string, Emphasis], breaks: string[] = [],
): ChartSeries => ({
  id, emphasis, breaks, label: nameOf(id, language), points: points(figures, id, years),
})

function rows(language: Language, figures: Figure[], period: string): ChartRow[] {
  return states.map(({ id }) => {
    const [found] = points(figures, id, [Number(period), Number(period)])
    return {
      id, label: nameOf(id, language), value: found?.value ?? null,
      missing: found?.missing ?? null, flag: found?.flag ?? null,
    }
  })
}

const ranked = (all: ChartRow[]) =>
  all.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))

const unodc = { source: 'United Nations Office on Drugs and Crime (UNODC)', licence: '© United Nations' }
const iom = { source: 'International Organization for Migration (IOM), 2025-05-15', licence: 'MIT' }
const wpp = { source: 'United Nations, World Population Prospects 2024', licence: 'CC BY 3.0 IGO' }
const words = (language: Language, title: string, subtitle: string): ChartText => ({
  language, title, subtitle, unit: 'victims per 100,000 people', decimals: 1,
  source: 'World Bank, World Development Indicators, 2025-10-07', licence: 'CC BY 4.0',
})

export type Sample = { name: string, text: ChartText, chart: Chart }

/** One chart of each kind and of each matter that is easily drawn wrong. */
export function samples(language: Language = 'en'): Sample[] {
  return [...timeSamples(language), ...areaSamples(language), ...pairSamples(language)]
}

function timeSamples(language: Language): Sample[] {
  const years: [number, number] = [2005, 2023]
  const rates = { language, figures: homicide, years }
  const text = (title: string) => words(language, title, 'Victims per 100,000 people, 2005–2023')
  const line = (name: string, words: ChartText, all: ChartSeries[]): Sample =>
    ({ name, text: words, chart: { kind: 'line', data: { series: all } } })
  const month = {
    id: 'PAN', label: 'Darién', emphasis: 'signal' as const, breaks: [],
    points: entries.map(({ period, value, missing, flag }) => ({ period, value, missing, flag })),
  }
  const people: Choice = { language, figures: population, years: [2000, 2050] }
  const panels = ['BRB', 'JAM', 'TTO', 'GRD', 'LCA', 'KNA'].map((id) => ({
    id, title: nameOf(id, language), href: `/en/countries/${id.toLowerCase()}`,
    series: [series(rates, [id, 'signal']), series(rates, ['USA', 'context'])],
  }))
  const entriesText = { ...text('Entries through the Darién'), ...iom, decimals: 0,
    subtitle: 'Persons a month', unit: 'persons' }
  const populationText = { ...text('Population'), ...wpp, decimals: 0,
    subtitle: 'Persons, 2005–2023', unit: 'persons' }
  const counts = (id: string) => series({ ...people, years: [2005, 2023] }, [id, 'normal'])
  return [
    line('line', text('Homicide rate'), [
      series(rates, ['BRB', 'signal']), series(rates, ['TTO', 'normal']),
      series(rates, ['GRD', 'normal']), series(rates, ['VCT', 'normal']),
      series(rates, ['USA', 'context']), series(rates, ['CAN', 'context']),
    ]),
    line('line-breaks', { ...text('Homicides by firearm'), ...unodc }, [
      series({ ...rates, figures: firearm }, ['USA', 'signal'], ['2021']),
      series({ ...rates, figures: firearm }, ['GTM', 'normal'], ['2017']),
    ]),
    { name: 'line-no-trend', text: text('Homicide rate'),
      chart: { kind: 'line', data: { series: [series(rates, ['BRB', 'signal'])], trend: false } } },
    line('line-months', entriesText, [month]),
    line('line-projection', { ...populationText, subtitle: 'Persons, 2000–2050' }, [
      series(people, ['BRB', 'signal']), series(people, ['BLZ', 'normal']),
    ]),
    { name: 'stacked', text: populationText,
      chart: { kind: 'stacked', data: { series: ['HND', 'SLV', 'NIC', 'CRI'].map(counts) } } },
    { name: 'multiples', text: text('Homicide rate'),
      chart: { kind: 'multiples', data: { panels } } },
  ]
}

function areaSamples(language: Language): Sample[] {
  const text = words(language, 'Homicide rate', 'Victims per 100,000 people, 2023')
  const all = rows(language, homicide, '2023')
  const few = ['BRB', 'JAM', 'TTO', 'GRD', 'KNA', 'VCT', 'USA', 'CAN', 'BOL']
  const data = { rows: all, highlight: ['BRB'] }
  return [
    { name: 'bars', text, chart: { kind: 'bars', data: {
      ...data, rows: ranked(all.filter(({ id }) => few.includes(id))),
    } } },
    { name: 'dots', text, chart: { kind: 'dots', data: { ...data, rows: ranked(all) } } },
    { name: 'distribution', text, chart: { kind: 'distribution', data } },
    { name: 'map', text, chart: { kind: 'map', data } },
  ]
}

function pairSamples(language: Language): Sample[] {
  const normal = ['TTO', 'JAM', 'HND', 'CRI', 'COL', 'MEX', 'USA', 'CAN', 'SLV', 'BOL', 'ECU']
  const pairs = (from: Figure[], to: Figure[], { periods }: { periods: [number, number] }) =>
    states.map(({ id }) => ({
      id, label: nameOf(id, language),
      emphasis: id === 'BRB' ? 'signal' as const
        : normal.includes(id) ? 'normal' as const : 'context' as const,
      from: points(from, id, [periods[0], periods[0]])[0]?.value ?? null,
      to: points(to, id, [periods[1], periods[1]])[0]?.value ?? null,
    }))
  return [
    { name: 'slope', text: words(language, 'Homicide rate', 'Victims per 100,000 people'),
      chart: { kind: 'slope', data: {
        pairs: pairs(homicide, homicide, { periods: [2013, 2022] }), periods: ['2013', '2022'],
      } } },
    { name: 'scatter', text: {
      ...words(language, 'Prison and homicide', '2018'),
      source: `World Bank, World Development Indicators; ${unodc.source}`,
    },
      chart: { kind: 'scatter', data: {
        pairs: pairs(prison, homicide, { periods: [2018, 2018] }),
        axis: { unit: 'prisoners per 100,000 people', decimals: 0 },
      } } },
  ]
}
