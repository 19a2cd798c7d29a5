// OAI-PMH 2.0 (http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm): the envelope of every
// answer, the eight errors and the arguments each verb takes. Pure: no database, no network.
import { element, text, XML_DECLARATION } from '../xml.ts'

export const verbs = [
  'Identify', 'ListMetadataFormats', 'ListSets', 'GetRecord', 'ListIdentifiers', 'ListRecords',
] as const
export type Verb = (typeof verbs)[number]

/** The error codes of §3.6. */
export type OaiErrorCode =
  | 'badArgument' | 'badResumptionToken' | 'badVerb' | 'cannotDisseminateFormat'
  | 'idDoesNotExist' | 'noRecordsMatch' | 'noMetadataFormats' | 'noSetHierarchy'

export class OaiError extends Error {
  readonly code: OaiErrorCode
  constructor(code: OaiErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

export type OaiArguments = { verb: Verb } & Partial<Record<ArgumentName, string>>
type ArgumentName = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken'

type Rule = { required: ArgumentName[], optional: ArgumentName[], exclusive?: ArgumentName }

const listRule: Rule = {
  required: ['metadataPrefix'], optional: ['from', 'until', 'set'], exclusive: 'resumptionToken',
}
const rules: Record<Verb, Rule> = {
  Identify: { required: [], optional: [] },
  ListMetadataFormats: { required: [], optional: ['identifier'] },
  ListSets: { required: [], optional: [], exclusive: 'resumptionToken' },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [] },
  ListIdentifiers: listRule,
  ListRecords: listRule,
}

// What the schema of the answer lets the arguments be: they are echoed in it.
const UNRESERVED = "[A-Za-z0-9\\-_.!~*'()]+"
const syntax: Record<ArgumentName, RegExp> = {
  identifier: /^([A-Za-z0-9\-_.!~*'();/?:@&=+$,#]|%[0-9A-Fa-f]{2})+$/,
  metadataPrefix: new RegExp(`^${UNRESERVED}$`),
  set: new RegExp(`^${UNRESERVED}(:${UNRESERVED})*$`),
  from: /^/,
  until: /^/,
  resumptionToken: /^/,
}

/** Reads and checks the arguments of a request (§3.1, §4). Throws OaiError. */
export function readArguments(query: URLSearchParams): OaiArguments {
  const verbsGiven = query.getAll('verb')
  const verb = verbs.find((one) => one === verbsGiven[0])
  if (!verb || verbsGiven.length > 1) {
    throw new OaiError('badVerb', `Use one verb: ${verbs.join(', ')}.`)
  }
  const { required, optional, exclusive } = rules[verb]
  const names = [...new Set(query.keys())].filter((name) => name !== 'verb')
  const allowed = [...required, ...optional, ...(exclusive ? [exclusive] : [])]
  for (const name of names) {
    const known = allowed.find((one) => one === name)
    const wrong = known ? wrongWith(known, query.getAll(name)) : `${verb} does not take "${name}".`
    if (wrong) throw new OaiError('badArgument', wrong)
  }
  if (exclusive && names.includes(exclusive)) {
    if (names.length > 1) throw new OaiError('badArgument', `"${exclusive}" must stand alone.`)
  } else {
    const missing = required.find((name) => !names.includes(name))
    if (missing) throw new OaiError('badArgument', `${verb} needs "${missing}".`)
  }
  return { verb, ...Object.fromEntries(names.map((name) => [name, query.get(name) ?? ''])) }
}

function wrongWith(name: ArgumentName, [value = '', ...more]: string[]): string | undefined {
  if (more.length > 0) return `"${name}" is given twice.`
  if (value === '') return `"${name}" is empty.`
  return syntax[name].test(value) ? undefined : `"${name}" holds characters that it cannot hold.`
}

type Range = { from?: string | undefined, until?: string | undefined }

/**
 * Checks `from` and `until` (§2.7.1): UTC, one granularity, in order; a day becomes its first and
 * its last second. Throws OaiError.
 */
export function readRange({ from, until }: Range): Range {
  for (const date of [from, until]) {
    if (date === undefined || isUtcDate(date)) continue
    const forms = 'YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ'
    throw new OaiError('badArgument', `"${date}" is not a UTC date (${forms}).`)
  }
  if (from && until && from.length !== until.length) {
    throw new OaiError('badArgument', 'from and until must have the same granularity.')
  }
  if (from && until && from > until) throw new OaiError('badArgument', 'from is later than until.')
  return {
    from: from?.length === 10 ? `${from}T00:00:00Z` : from,
    until: until?.length === 10 ? `${until}T23:59:59Z` : until,
  }
}

function isUtcDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/.test(value)) return false
  const date = new Date(value.length === 10 ? `${value}T00:00:00Z` : value)
  // There is no year 0 in the calendars that databases keep.
  if (value.startsWith('0000') || Number.isNaN(date.getTime())) return false
  return date.toISOString().startsWith(value.slice(0, 10))
}

/** Seconds granularity, as Identify promises. */
export const utc = (date: Date) => `${date.toISOString().slice(0, 19)}Z`

/** The whole answer around its body; arguments are echoed unless the request itself was wrong. */
export function envelope(
  baseUrl: string, now: Date, body: string, echoed: Record<string, string> = {},
): string {
  return XML_DECLARATION + element('OAI-PMH', {
    xmlns: 'http://www.openarchives.org/OAI/2.0/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation':
      'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
  },
    element('responseDate', {}, text(utc(now))),
    element('request', echoed, text(baseUrl)),
    body,
  )
}

/** §3.6: badVerb and badArgument echo no arguments. */
export function errorAnswer(
  baseUrl: string, now: Date, error: OaiError, asked: Record<string, string>,
): string {
  const echoed = error.code === 'badVerb' || error.code === 'badArgument' ? {} : asked
  return envelope(baseUrl, now, element('error', { code: error.code }, text(error.message)), echoed)
}

export type OaiHeader = { identifier: string, datestamp: Date, sets: string[], deleted: boolean }

export function headerElement({ identifier, datestamp, sets, deleted }: OaiHeader): string {
  return element('header', { status: deleted ? 'deleted' : undefined },
    element('identifier', {}, text(identifier)),
    element('datestamp', {}, text(utc(datestamp))),
    ...sets.map((set) => element('setSpec', {}, text(set))),
  )
}

/** The end of an incomplete list (§3.5); an empty token closes the last part of a list. */
export function resumptionElement(
  token: string | undefined, { cursor, size }: { cursor: number, size: number },
): string {
  const attributes = { completeListSize: String(size), cursor: String(cursor) }
  return element('resumptionToken', attributes, text(token ?? ''))
}
