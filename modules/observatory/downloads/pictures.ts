// The chart of an indicator as a file: /data/indicators/{id}.svg and .png. It takes the same choice
// as the tables, and ?chart=line, bars or map.
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import { listGroups } from '../areas/queries.ts'
import type { Chart, ChartText } from '../charts/chart.ts'
import { svgFile } from '../charts/file.tsx'
import { pngOf } from '../charts/png.ts'
import { problemText } from '../charts/words.ts'
import { firstCategories } from '../indicators/filters.ts'
import { cutText, isCountry, MAIN_GROUP } from '../indicators/view.tsx'
import { texts as words } from '../messages.ts'
import { writeCut } from '../observations/observation.ts'
import { listCuts } from '../observations/queries.ts'
import { fullPeriod, isKnown } from '../summaries/summary.ts'
import { lineOf, trendOf } from '../summaries/trend.ts'
import { badRequest } from './api.ts'
import { type Choice, type Offer, readChoice } from './choice.ts'
import { texts } from './messages.ts'
import { readOffer, readTable } from './read.ts'
import { dataLanguage, problemLanguage, wrong } from './request.ts'
import { type DownloadTable, fileName, type Publisher } from './table.ts'

export const pictureFormats = ['svg', 'png'] as const
type PictureFormat = (typeof pictureFormats)[number]

const chartNames = ['line', 'bars', 'map'] as const
type ChartName = (typeof chartNames)[number]

/** GET /data/indicators/{id}.svg|png?chart=&lang=&areas=&from=&to=&source=&cut=&asOf= */
export const pictureHandler = (format: PictureFormat, { platform }: Publisher) =>
  async (request: MachineRequest): Promise<FileAnswer> => {
    const { reader, values, origin, header } = request
    const query = new URLSearchParams(request.query)
    const offer = await readOffer(reader, values.file?.slice(0, -format.length - 1) ?? '')
    const mistakesIn = problemLanguage(query, header('accept-language'))
    const asked = query.get('chart') ?? 'line'
    query.delete('chart')
    const kind = chartNames.find((name) => name === asked)
    const read = readChoice(query, { offer, language: mistakesIn })
    const errors = [
      ...(read.ok ? [] : read.errors),
      ...(kind ? [] : [
        wrong('chart', texts(mistakesIn).wrong.chart({ names: chartNames.join(', ') })),
      ]),
    ]
    if (!read.ok || !kind || errors.length > 0) return badRequest(request, errors)
    const cut = read.choice.cut ?? await headlineCut(request, { offer, choice: read.choice })
    const site = { language: dataLanguage(query), origin, platform }
    const table = await readTable(reader, { offer, choice: { ...read.choice, cut }, site })
    const groups = await listGroups(reader)
    const group = groups.find(({ id }) => id === MAIN_GROUP)
    const chart = chartOf(table, { kind, choice: read.choice, group })
    const drawn = svgFile(textOf(table, cut), chart, { date: today() })
    if (!drawn.ok) {
      return badRequest(request, [wrong('areas', problemText(mistakesIn, drawn.problem))])
    }
    return answerOf(table, format, drawn.svg)
  }

async function headlineCut(
  { reader }: MachineRequest, { offer, choice }: { offer: Offer, choice: Choice },
): Promise<string> {
  const cuts = await listCuts(reader, { series: [choice.series.id] })
  const chosen = firstCategories(offer.indicator.dimensions, cuts.get(choice.series.id) ?? [''])
  return writeCut(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')))
}

type Drawn = { kind: ChartName, choice: Choice, group: Parameters<typeof trendOf>[0]['group'] }

function chartOf(table: DownloadTable, { kind, choice, group }: Drawn): Chart {
  const { rows, indicator, language, series } = table
  const areas = new Map(table.areas.map((area) => [area.id, area]))
  const year = choice.to ?? fullPeriod(rows.filter(({ area }) => isCountry(areas.get(area))))
  const view = { figures: rows, areas, indicator, language, series, group, year, followed: undefined }
  if (kind === 'line') {
    const chosen = choice.areas?.map((id, index) =>
      lineOf(view, id, index === 0 ? 'signal' : 'normal'))
    return { kind, data: { series: chosen ?? trendOf(view), trend: indicator.trend } }
  }
  const shown = rows.filter(({ area, period }) => period === year && isCountry(areas.get(area)))
    .filter(isKnown).toSorted((a, b) => b.value - a.value)
    .map(({ area, value, missing, flag }) =>
      ({ id: area, label: areas.get(area)?.name[language] ?? area, value, missing, flag }))
  return { kind, data: { rows: shown } }
}

function textOf(table: DownloadTable, cut: string): ChartText {
  const { indicator, language, source, releases, rows } = table
  const periods = rows.filter(isKnown).map(({ period }) => period).toSorted()
  const unit = [words(language).units[indicator.unit], cutText(language, indicator, cut)]
    .filter(Boolean).join(' · ')
  return {
    language, decimals: indicator.decimals, unit: '',
    title: indicator.finding?.[language] ?? indicator.title[language],
    subtitle: words(language).indicator.trendSubtitle({
      unit, from: periods[0] ?? '', to: periods.at(-1) ?? '',
    }),
    source: [source.producer, releases[0]?.vintage].filter(Boolean).join(', '),
    licence: source.licence,
    note: `${table.platform}, ${table.address}`,
  }
}

async function answerOf(
  table: DownloadTable, format: PictureFormat, svg: string,
): Promise<FileAnswer> {
  const headers = {
    'content-language': table.language,
    'content-disposition': `inline; filename="${fileName(table, format)}"`,
  }
  return format === 'svg'
    ? { type: 'image/svg+xml; charset=utf-8', body: svg, headers }
    : { type: 'image/png', body: new Uint8Array(await pngOf(svg)), headers }
}

const today = () => new Date().toISOString().slice(0, 10)
