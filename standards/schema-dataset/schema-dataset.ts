// schema.org Dataset in JSON-LD: what dataset search engines read in a page.

export type DescribedDataset = {
  /** The page, also its identifier. */
  url: string
  identifier: string
  name: string
  /** Search engines ask for 50 to 5000 characters; longer texts are cut. */
  description: string
  /** BCP 47 code of the page. */
  language: string
  keywords: string[]
  /** Who made the figures, who publishes them here. */
  creators: Organization[]
  publisher: Organization
  licence?: string | undefined
  /** What is known of the terms where there is no licence. */
  terms?: string | undefined
  /** Partial dates. */
  temporal: { start: string, end: string } | null
  places: string[]
  measured: { name: string, unit: string, description: string }
  method: string
  citation: string
  /** Where the figures are from: addresses. */
  basedOn: string[]
  catalogue: { name: string, url: string }
  version?: string | undefined
  modified?: string | undefined
  files: { type: string, url: string, name: string }[]
}

export type Organization = { name: string, url?: string | undefined }

const DESCRIPTION_MAX = 5000

/** The document. Safe inside a <script> element: it holds no "<". */
export function toSchemaDataset(one: DescribedDataset): string {
  const { temporal } = one
  return JSON.stringify({
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': one.url,
    url: one.url,
    identifier: one.identifier,
    name: one.name,
    description: one.description.slice(0, DESCRIPTION_MAX),
    inLanguage: one.language,
    keywords: one.keywords,
    creator: one.creators.map(organization),
    publisher: organization(one.publisher),
    license: one.licence,
    usageInfo: one.terms,
    isAccessibleForFree: true,
    temporalCoverage: temporal === null ? undefined : `${temporal.start}/${temporal.end}`,
    spatialCoverage: one.places.map((name) => ({ '@type': 'Place', name })),
    variableMeasured: {
      '@type': 'PropertyValue', name: one.measured.name, unitText: one.measured.unit,
      description: one.measured.description,
    },
    measurementTechnique: one.method,
    citation: one.citation,
    isBasedOn: one.basedOn,
    includedInDataCatalog: { '@type': 'DataCatalog', ...one.catalogue },
    version: one.version,
    dateModified: one.modified,
    distribution: one.files.map(({ type, url, name }) =>
      ({ '@type': 'DataDownload', encodingFormat: type, contentUrl: url, name })),
  }).replaceAll('<', '\\u003c')
}

const organization = ({ name, url }: Organization) => ({ '@type': 'Organization', name, url })
