// Answers machines with the whole observatory: catalogue, data package, code book, one archive.
// Each is made once for a state of the figures and sent again while that state lasts.
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import { prepare, type Prepared } from '../../../kernel/http/respond.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { toDcatJsonLd, toDcatTurtle } from '../../../standards/dcat/dcat.ts'
import { badRequest, checkLanguage } from './api.ts'
import { bulkFiles } from './bulk.ts'
import { catalogueOf } from './catalogue.ts'
import { codeBookOf } from './code-book.ts'
import { packageOf } from './package.ts'
import { readListing, readState } from './read.ts'
import { dataLanguage } from './request.ts'
import type { Publisher } from './table.ts'
import { bulkZip } from './zip.ts'

type Ask = MachineRequest & { language: Language, publisher: Publisher }
type Made = { type: string, name?: string, body: string | Uint8Array<ArrayBuffer> }

/** What there is, by the end of its address below /data/. */
const documents = {
  'catalog.jsonld': async ({ reader, origin, publisher }: Ask): Promise<Made> => ({
    type: 'application/ld+json; charset=utf-8',
    body: toDcatJsonLd(catalogueOf(await readListing(reader), { origin, publisher })),
  }),
  'catalog.ttl': async ({ reader, origin, publisher }: Ask): Promise<Made> => ({
    type: 'text/turtle; charset=utf-8',
    body: toDcatTurtle(catalogueOf(await readListing(reader), { origin, publisher })),
  }),
  'datapackage.json': async ({ reader, origin, publisher, language }: Ask): Promise<Made> => ({
    type: 'application/json; charset=utf-8',
    body: packageOf(await readListing(reader), { language, origin, publisher, place: 'web' }),
  }),
  'codebook.csv': async ({ reader, language }: Ask): Promise<Made> => ({
    type: 'text/csv; charset=utf-8; header=present', name: `puente-codebook.${language}.csv`,
    body: codeBookOf(language, await readListing(reader)),
  }),
  'all.zip': async ({ reader, origin, publisher, language }: Ask): Promise<Made> => {
    const listing = await readListing(reader)
    const site = { language, origin, platform: publisher.platform }
    const pieces: Uint8Array[] = []
    for await (const piece of bulkZip(bulkFiles(reader, { listing, site, publisher }))) {
      pieces.push(piece)
    }
    return {
      type: 'application/zip', name: `puente-data.${language}.zip`,
      body: new Uint8Array(Buffer.concat(pieces)),
    }
  },
}
export type DocumentName = keyof typeof documents
export const documentNames = [
  'catalog.jsonld', 'catalog.ttl', 'datapackage.json', 'codebook.csv', 'all.zip',
] as const

/** A handler for each of them; they share one memory. */
export function documentHandlers(publisher: Publisher) {
  const memory = new Map<string, Promise<Prepared>>()
  let current = ''
  type Answer = Promise<FileAnswer | Prepared>
  return (name: DocumentName) => async (request: MachineRequest): Answer => {
    const errors = checkLanguage(request)
    if (errors.length > 0) return badRequest(request, errors)
    const language = dataLanguage(request.query)
    const state = await readState(request.reader)
    if (state !== current) memory.clear()
    current = state
    const key = `${name} ${language}`
    const making = memory.get(key) ??
      documents[name]({ ...request, language, publisher }).then((made) => answer(made, language))
    memory.set(key, making)
    making.catch(() => memory.delete(key))
    return making
  }
}

function answer({ type, name, body }: Made, language: Language): Prepared {
  return prepare(200, {
    'content-type': type, 'content-language': language,
    'cache-control': 'public, max-age=0, must-revalidate',
    ...(name !== undefined && { 'content-disposition': `attachment; filename="${name}"` }),
  }, body)
}
