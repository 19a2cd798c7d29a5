// The chart of an indicator as a file: /data/indicators/{id}.svg and .png. It takes the same choice
// as the tables, and ?chart=line, bars or map.
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import { listGroups } from '../areas/queries.ts'
import { svgFile } from '../charts/file.tsx'
import { pngOf } from '../charts/png.ts'
import { problemText } from '../charts/words.ts'
import { headlineCut } from '../indicators/filters.ts'
import { MAIN_GROUP } from '../indicators/view.tsx'
import { listCuts } from '../observations/queries.ts'
import { badRequest } from './api.ts'
import { type Choice, type Offer, readChoice } from './choice.ts'
import { chartNames, chartOf, textOf } from './drawing.ts'
import { texts } from './messages.ts'
import { readOffer, readTable } from './read.ts'
import { dataLanguage, problemLanguage, wrong } from './request.ts'
import { type DownloadTable, fileName, type Publisher } from './table.ts'

export const pictureFormats = ['svg', 'png'] as const
type PictureFormat = (typeof pictureFormats)[number]

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
    const cut = read.choice.cut ?? await cutOf(request, { offer, choice: read.choice })
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

async function cutOf(
  { reader }: MachineRequest, { offer, choice }: { offer: Offer, choice: Choice },
): Promise<string> {
  const cuts = await listCuts(reader, { series: [choice.series.id] })
  return headlineCut(offer.indicator.dimensions, cuts.get(choice.series.id) ?? [''])
}

async function answerOf(
  table: DownloadTable, format: PictureFormat, svg: string,
): Promise<FileAnswer> {
  const headers = {
    'content-language': table.language,
    // Charts are there to be embedded in the pages of others.
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'content-disposition': `inline; filename="${fileName(table, format)}"`,
  }
  return format === 'svg'
    ? { type: 'image/svg+xml; charset=utf-8', body: svg, headers }
    : { type: 'image/png', body: new Uint8Array(await pngOf(svg)), headers }
}

const today = () => new Date().toISOString().slice(0, 10)
