// The two metadata formats of the library: oai_dc (unqualified Dublin Core) with the values both
// of info:eu-repo and of COAR, and oai_openaire (OpenAIRE Guidelines for Literature Repositories 4).
import { element, text } from '../xml.ts'

export type RecordLanguage = 'en' | 'es' | 'pt' | 'fr'

export type LibraryRecord = {
  url: string
  titles: { language: RecordLanguage, text: string, printed: boolean }[]
  descriptions: { language: RecordLanguage, text: string }[]
  creators: string[]
  publisher: string
  /** "2023", "2023-09" or "2023-09-08". */
  date: string | undefined
  languages: RecordLanguage[]
  subjects: { language: RecordLanguage, text: string }[]
  kind: keyof typeof kinds
  /** Where others publish the text; its conditions are theirs. */
  linkUrl: string | undefined
  /** The text in this library, open to everyone: one file a language. */
  files: { url: string, mediaType: string }[]
  number: string | undefined
  isbn: string | undefined
}

const COAR = 'http://purl.org/coar/resource_type/'
const OPEN_ACCESS = 'http://purl.org/coar/access_right/c_abf2'
const METADATA_ONLY = 'http://purl.org/coar/access_right/c_14cb'

/** COAR Resource Types 3.1 and the info:eu-repo publication types, by kind of publication. */
const kinds = {
  report: { coar: `${COAR}c_93fc`, label: 'report', euRepo: 'report' },
  technical: { coar: `${COAR}c_18gh`, label: 'technical report', euRepo: 'report' },
  policy: { coar: `${COAR}c_186u`, label: 'policy report', euRepo: 'report' },
  article: { coar: `${COAR}c_6501`, label: 'journal article', euRepo: 'article' },
  book: { coar: `${COAR}c_2f33`, label: 'book', euRepo: 'book' },
  workingPaper: { coar: `${COAR}c_8042`, label: 'working paper', euRepo: 'workingPaper' },
  newsletter: { coar: `${COAR}c_0640`, label: 'journal', euRepo: 'other' },
  other: { coar: `${COAR}c_1843`, label: 'other', euRepo: 'other' },
} as const

const iso6392: Record<RecordLanguage, string> = { en: 'eng', es: 'spa', pt: 'por', fr: 'fra' }

/** `oai_dc`: every field as often as it has values; languages in ISO 639-2. */
export function toOaiDc(record: LibraryRecord): string {
  const kind = kinds[record.kind]
  const dc = (name: string, value: string | undefined, language?: string) =>
    value ? element(`dc:${name}`, { 'xml:lang': language }, text(value)) : ''
  return element('oai_dc:dc', {
    'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation':
      'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  },
    ...printedFirst(record).map((title) => dc('title', title.text, title.language)),
    ...record.creators.map((name) => dc('creator', name)),
    ...record.subjects.map((subject) => dc('subject', subject.text, subject.language)),
    ...record.descriptions.map((one) => dc('description', one.text, one.language)),
    dc('publisher', record.publisher),
    dc('date', record.date),
    dc('type', `info:eu-repo/semantics/${kind.euRepo}`),
    dc('type', kind.coar),
    dc('identifier', record.url),
    dc('identifier', record.isbn && `urn:isbn:${record.isbn}`),
    dc('identifier', record.number),
    ...record.languages.map((language) => dc('language', iso6392[language])),
    ...record.files.map(({ url }) => dc('identifier', url)),
    ...record.files.map(({ mediaType }) => dc('format', mediaType)),
    dc('relation', record.linkUrl),
    dc('rights', isOpen(record) ? 'info:eu-repo/semantics/openAccess' : undefined),
    dc('rights', isOpen(record) ? OPEN_ACCESS : METADATA_ONLY),
  )
}

/** `oai_openaire`: the mandatory fields, in the order of its schema. */
export function toOpenAire(record: LibraryRecord): string {
  const kind = kinds[record.kind]
  const [main, ...others] = printedFirst(record)
  return element('oaire:resource', {
    'xmlns:oaire': 'http://namespace.openaire.eu/schema/oaire/',
    'xmlns:datacite': 'http://datacite.org/schema/kernel-4',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'http://namespace.openaire.eu/schema/oaire/ ' +
      'https://www.openaire.eu/schema/repo-lit/4.0/openaire.xsd',
  },
    element('datacite:titles', {},
      element('datacite:title', { 'xml:lang': main?.language }, text(main?.text ?? '')),
      ...others.map((title) => element('datacite:title', {
        'xml:lang': title.language, titleType: title.printed ? 'AlternativeTitle' : 'TranslatedTitle',
      }, text(title.text)))),
    element('datacite:creators', {}, ...record.creators.map((name) =>
      element('datacite:creator', {},
        element('datacite:creatorName', { nameType: 'Organizational' }, text(name))))),
    ...record.languages.map((language) => element('dc:language', {}, text(iso6392[language]))),
    element('dc:publisher', {}, text(record.publisher)),
    record.date
      ? element('datacite:dates', {},
        element('datacite:date', { dateType: 'Issued' }, text(record.date)))
      : '',
    element('oaire:resourceType', {
      resourceTypeGeneral: record.kind === 'other' ? 'other research product' : 'literature',
      uri: kind.coar,
    }, text(kind.label)),
    ...record.descriptions.map((one) =>
      element('dc:description', { 'xml:lang': one.language }, text(one.text))),
    element('datacite:identifier', { identifierType: 'URL' }, text(record.url)),
    element('datacite:rights', { rightsURI: isOpen(record) ? OPEN_ACCESS : METADATA_ONLY },
      text(isOpen(record) ? 'open access' : 'metadata only access')),
    record.subjects.length > 0
      ? element('datacite:subjects', {}, ...record.subjects.map((subject) =>
        element('datacite:subject', { 'xml:lang': subject.language }, text(subject.text))))
      : '',
    ...record.files.map(({ url, mediaType }) => element('oaire:file', {
      accessRightsURI: OPEN_ACCESS, mimeType: mediaType, objectType: 'fulltext',
    }, text(url))),
  )
}

const isOpen = ({ files }: LibraryRecord) => files.length > 0

// The printed title is the work's own; translations follow it.
const printedFirst = ({ titles }: LibraryRecord) =>
  titles.toSorted((a, b) => Number(b.printed) - Number(a.printed))
