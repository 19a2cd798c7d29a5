// OAI-PMH 2.0 at /oai: six verbs over the library, by GET and POST.
import type { FileAnswer, MachineRequest } from '../../../kernel/http/route.ts'
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import { languageName } from '../../../kernel/i18n/format.ts'
import { languages } from '../../../kernel/i18n/languages.ts'
import { type LibraryRecord, toOaiDc, toOpenAire } from '../../../standards/dublin-core/records.ts'
import {
  envelope, errorAnswer, headerElement, type OaiArguments, OaiError, readArguments, readRange,
  resumptionElement, utc,
} from '../../../standards/oai-pmh/oai-pmh.ts'
import { element, text } from '../../../standards/xml.ts'
import { departmentIds, departmentName, listTopics, type Topic } from '../../directory/directory.ts'
import type { Publication } from '../publications/publication.ts'
import { listByIds } from '../publications/queries.ts'
import { findEarliest, findHeader, type Header, listHeaders } from './queries.ts'
import { libraryRecord } from './record.ts'
import { type Prefix, prefixes, readToken, type Token, writeToken } from './token.ts'

const PART = 50

type Format = { schema: string, namespace: string, write: (record: LibraryRecord) => string }

const formats: Record<Prefix, Format> = {
  oai_dc: {
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    write: toOaiDc,
  },
  oai_openaire: {
    schema: 'https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd',
    namespace: 'http://namespace.openaire.eu/schema/oaire/',
    write: toOpenAire,
  },
}

export type Repository = { name: string, publisher: Multilingual, contact: string }
type Ask = { request: MachineRequest, repository: Repository, topics: Topic[] }

/** The handler of /oai. Errors of the protocol are answers with status 200 (§3.6). */
export function oaiHandler(repository: Repository) {
  return async (request: MachineRequest): Promise<FileAnswer> => {
    const query = request.method === 'POST' ? request.form : request.query
    const baseUrl = `${request.origin}/oai`
    const now = new Date()
    const asked = Object.fromEntries(query)
    const topics = await listTopics(request.reader)
    try {
      const given = readArguments(query)
      const body = await answer(given, { request, repository, topics })
      return xml(envelope(baseUrl, now, body, asked))
    } catch (error) {
      if (error instanceof OaiError) return xml(errorAnswer(baseUrl, now, error, asked))
      throw error
    }
  }
}

const xml = (body: string): FileAnswer =>
  ({ body, type: 'text/xml; charset=utf-8', headers: { 'cache-control': 'no-cache' } })

function answer(given: OaiArguments, ask: Ask): Promise<string> {
  switch (given.verb) {
    case 'Identify':
      return identify(ask)
    case 'ListMetadataFormats':
      return listFormats(given, ask)
    case 'ListSets':
      return listSets(given, ask)
    case 'GetRecord':
      return getRecord(given, ask)
    case 'ListIdentifiers':
    case 'ListRecords':
      return listPart(given, ask)
  }
}

async function identify({ request, repository }: Ask): Promise<string> {
  const earliest = await findEarliest(request.reader)
  const values: [string, string][] = [
    ['repositoryName', repository.name],
    ['baseURL', `${request.origin}/oai`],
    ['protocolVersion', '2.0'],
    ['adminEmail', repository.contact],
    ['earliestDatestamp', utc(earliest)],
    ['deletedRecord', 'persistent'],
    ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
  ]
  return element('Identify', {},
    ...values.map(([name, value]) => element(name, {}, text(value))),
    describeIdentifiers(request.origin))
}

// The guidelines for oai identifiers ask for a domain name: an address in numbers has none.
function describeIdentifiers(origin: string): string {
  const { hostname } = new URL(origin)
  if (!/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]+)+$/i.test(hostname)) return ''
  const values: [string, string][] = [
    ['scheme', 'oai'], ['repositoryIdentifier', hostname], ['delimiter', ':'],
    ['sampleIdentifier', identifierOf(1, origin)],
  ]
  return element('description', {}, element('oai-identifier', {
    xmlns: 'http://www.openarchives.org/OAI/2.0/oai-identifier',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'http://www.openarchives.org/OAI/2.0/oai-identifier ' +
      'http://www.openarchives.org/OAI/2.0/oai-identifier.xsd',
  }, ...values.map(([name, value]) => element(name, {}, text(value)))))
}

async function listFormats({ identifier }: OaiArguments, { request }: Ask): Promise<string> {
  if (identifier !== undefined) await headerOf(identifier, request)
  return element('ListMetadataFormats', {}, ...Object.entries(formats).map(([prefix, format]) =>
    element('metadataFormat', {},
      element('metadataPrefix', {}, text(prefix)),
      element('schema', {}, text(format.schema)),
      element('metadataNamespace', {}, text(format.namespace)))))
}

async function listSets({ resumptionToken }: OaiArguments, { topics }: Ask): Promise<string> {
  if (resumptionToken !== undefined) {
    throw new OaiError('badResumptionToken', 'The list of sets is given whole.')
  }
  const sets: [string, string][] = [
    ['department', 'Departments'],
    ...departmentIds.map((id): [string, string] => [`department:${id}`, departmentName(id, 'en')]),
    ['topic', 'Topics'],
    ...topics.map(({ id, name }): [string, string] => [`topic:${id}`, name.en]),
    ['language', 'Languages'],
    ...languages.map((one): [string, string] => [`language:${one}`, languageName('en', one)]),
  ]
  return element('ListSets', {}, ...sets.map(([spec, name]) =>
    element('set', {}, element('setSpec', {}, text(spec)), element('setName', {}, text(name)))))
}

async function getRecord({ identifier = '', metadataPrefix = '' }: OaiArguments, ask: Ask) {
  const prefix = readPrefix(metadataPrefix)
  const header = await headerOf(identifier, ask.request)
  const [publication] = header.deleted ? [] : await listByIds(ask.request.reader, [header.id])
  return element('GetRecord', {}, recordElement(header, publication, prefix, ask))
}

async function listPart(given: OaiArguments, ask: Ask): Promise<string> {
  const token = given.resumptionToken === undefined
    ? startOf(given) : readToken(given.resumptionToken)
  const place = { after: token.after, limit: PART + 1 }
  const { headers, size } = await listHeaders(ask.request.reader, token, place)
  // Also when what remained of a list has changed since and left it.
  if (headers.length === 0) throw new OaiError('noRecordsMatch', 'Nothing in the library matches.')
  const part = headers.slice(0, PART)
  const last = part.at(-1)
  const next = headers.length > PART && last
    ? writeToken({ ...token, cursor: token.cursor + PART, after: placeOf(last) })
    : undefined
  const resumption = next !== undefined || token.cursor > 0
    ? resumptionElement(next, { cursor: token.cursor, size }) : ''
  if (given.verb === 'ListIdentifiers') {
    const listed = part.map((header) => oaiHeader(header, ask))
    return element('ListIdentifiers', {}, ...listed, resumption)
  }
  const live = part.filter(({ deleted }) => !deleted).map(({ id }) => id)
  const publications = new Map(
    (await listByIds(ask.request.reader, live)).map((one) => [one.id, one]))
  const records = part.map((header) =>
    recordElement(header, publications.get(header.id), token.prefix, ask))
  return element('ListRecords', {}, ...records, resumption)
}

const placeOf = ({ datestamp, id }: Header) => ({ datestamp: datestamp.toISOString(), id })

function startOf({ metadataPrefix = '', set, from, until }: OaiArguments): Token {
  return { prefix: readPrefix(metadataPrefix), set, ...readRange({ from, until }), cursor: 0, after: undefined }
}

function readPrefix(value: string): Prefix {
  const found = prefixes.find((one) => one === value)
  if (!found) throw new OaiError('cannotDisseminateFormat', `Use ${prefixes.join(' or ')}.`)
  return found
}

function recordElement(
  header: Header, publication: Publication | undefined, prefix: Prefix, ask: Ask,
): string {
  if (!publication) return element('record', {}, oaiHeader({ ...header, deleted: true }, ask))
  const { topics, request, repository } = ask
  const record = libraryRecord(publication, topics, request.origin, repository.publisher.en)
  const metadata = element('metadata', {}, formats[prefix].write(record))
  return element('record', {}, oaiHeader(header, ask), metadata)
}

const oaiHeader = (header: Header, { request }: Ask) =>
  headerElement({ ...header, identifier: identifierOf(header.id, request.origin) })

/** oai:{host}:publication-{number}, by the OAI identifier guidelines. */
const identifierOf = (id: number, origin: string) => `oai:${new URL(origin).hostname}:publication-${id}`

async function headerOf(identifier: string, { reader, origin }: MachineRequest): Promise<Header> {
  const [, number] = /:publication-([1-9]\d{0,8})$/.exec(identifier) ?? []
  const id = Number(number ?? 0)
  const header = identifier === identifierOf(id, origin) ? await findHeader(reader, id) : undefined
  if (!header) throw new OaiError('idDoesNotExist', `There is no "${identifier.slice(0, 200)}" here.`)
  return header
}
