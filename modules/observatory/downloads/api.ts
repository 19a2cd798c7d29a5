// Answers machines with tables: one choice of one series, or one release.
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import { type FieldError, problemBody } from '../../../kernel/http/problem.ts'
import { queryText } from '../../../kernel/http/paths.ts'
import { areaCsv } from './area-csv.ts'
import { readChoice } from './choice.ts'
import { csvOf } from './csv.ts'
import { jsonOf } from './json.ts'
import { texts } from './messages.ts'
import { metadataOf } from './metadata.ts'
import { isWhole, readOffer, readRelease, readTable, ROWS_MAX } from './read.ts'
import { checkNames, dataLanguage, problemLanguage, wrong } from './request.ts'
import { type DownloadTable, fileName, type Publisher } from './table.ts'
import { zipOf } from './zip.ts'

const formats = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: csvOf },
  json: { type: 'application/json; charset=utf-8', write: jsonOf },
  'metadata.json': { type: 'application/json; charset=utf-8', write: metadataOf },
  zip: { type: 'application/zip', write: zipOf },
}
export type TableFormat = keyof typeof formats
export const tableFormats = ['csv', 'json', 'metadata.json', 'zip'] as const

/** /data/indicators/{id}.{format}?lang=&areas=&from=&to=&source=&cut=&asOf= */
export const tableHandler = (format: TableFormat, { platform }: Publisher) =>
  async (request: MachineRequest): Promise<FileAnswer> => {
    const { reader, query, values, origin, header } = request
    const id = values.file?.slice(0, -format.length - 1) ?? ''
    const offer = await readOffer(reader, id)
    const mistakesIn = problemLanguage(query, header('accept-language'))
    const read = readChoice(query, { offer, language: mistakesIn })
    if (!read.ok) return badRequest(request, read.errors)
    const site = { language: dataLanguage(query), origin, platform }
    const table = await readTable(reader, { offer, choice: read.choice, site })
    if (isWhole(table)) return tableAnswer(table, format)
    const detail = texts(mistakesIn).wrong.rows({ max: ROWS_MAX })
    return badRequest(request, [wrong('areas', detail)])
  }

/** /data/series/{series}/{released}.csv?lang= */
export const releaseHandler = ({ platform }: Publisher) =>
  async (request: MachineRequest): Promise<FileAnswer> => {
    const { reader, query, values, origin } = request
    const errors = checkLanguage(request)
    if (errors.length > 0) return badRequest(request, errors)
    const site = { language: dataLanguage(query), origin, platform }
    const released = values.file?.slice(0, -'.csv'.length) ?? ''
    return tableAnswer(
      await readRelease(reader, { id: values.series ?? '', released, site }), 'csv',
    )
  }

/** /data/areas/{id}.csv?lang= */
export async function areaHandler(request: MachineRequest): Promise<FileAnswer> {
  const { reader, query, values } = request
  const errors = checkLanguage(request)
  if (errors.length > 0) return badRequest(request, errors)
  const language = dataLanguage(query)
  const id = values.file?.slice(0, -'.csv'.length) ?? ''
  return {
    type: formats.csv.type, body: await areaCsv(reader, { id, language }),
    headers: {
      'content-language': language, 'content-disposition': `attachment; filename="${id}.csv"`,
    },
  }
}

/** What is wrong with the query of an address that takes a language only. */
export const checkLanguage = ({ query, header }: MachineRequest): FieldError[] =>
  checkNames(query, {
    names: ['lang'], language: problemLanguage(query, header('accept-language')),
  })

/** 400 with what to change, in the reader's language (RFC 9457). */
export function badRequest({ query, header }: MachineRequest, errors: FieldError[]): FileAnswer {
  const language = problemLanguage(query, header('accept-language'))
  const { title, detail } = texts(language).wrong
  return {
    status: 400, type: 'application/problem+json',
    body: problemBody(400, { title, detail, errors }),
    headers: {
      'content-language': language, 'cache-control': 'no-store', vary: 'accept-language',
    },
  }
}

function tableAnswer(table: DownloadTable, format: TableFormat): FileAnswer {
  const { type, write } = formats[format]
  const isRead = format.endsWith('json')
  const { indicator, series, language, asOf, origin } = table
  const query = queryText({ source: series.source, lang: language, asOf: asOf ?? undefined })
  const description = `${origin}/data/indicators/${indicator.id}.metadata.json${query}`
  return {
    type, body: write(table),
    headers: {
      'content-language': language,
      'content-disposition':
        `${isRead ? 'inline' : 'attachment'}; filename="${fileName(table, format)}"`,
      link: `<${description}>; rel="describedby"; type="application/json"`,
    },
  }
}
