// DCAT 3 with the terms of DCAT-AP 3.0: a catalogue as RDF.
import type {
  Agent, Catalogue, DataService, Dataset, DatasetSeries, Distribution, Licence, Theme, Version,
} from './catalogue.ts'
import { date, iri, iris, node, type Node, texts, type Term, typed } from './graph.ts'
import { toJsonLd } from './json-ld.ts'
import { toTurtle } from './turtle.ts'

/** The catalogue in JSON-LD (application/ld+json). */
export const toDcatJsonLd = (catalogue: Catalogue): string => toJsonLd(rootsOf(catalogue))

/** The catalogue in Turtle (text/turtle). */
export const toDcatTurtle = (catalogue: Catalogue): string => toTurtle(rootsOf(catalogue))

const EU = 'http://publications.europa.eu/resource/authority'
const iana = (type: string) => `https://www.iana.org/assignments/media-types/${type}`

// The authority table of languages has codes of three letters.
const languageCodes: Record<string, string> = { en: 'ENG', es: 'SPA', pt: 'POR', fr: 'FRA' }
const languagesOf = (tags: string[]): Term[] => tags.flatMap((tag) =>
  languageCodes[tag] === undefined ? [] : [iri(`${EU}/language/${languageCodes[tag]}`)])

const all = <T>(items: T[], toNode: (item: T) => Node): Term[] =>
  items.map((item) => node(toNode(item)))

const rootsOf = (catalogue: Catalogue): Node[] => [catalogueNode(catalogue)]

function catalogueNode(catalogue: Catalogue): Node {
  const { scheme, themes } = catalogue
  return {
    id: catalogue.id,
    type: 'dcat:Catalog',
    properties: [
      ['dct:title', texts(catalogue.title)],
      ['dct:description', texts(catalogue.description)],
      ['dct:publisher', [node(agentNode(catalogue.publisher))]],
      ['foaf:homepage', [iri(catalogue.homepage)]],
      ['dct:language', languagesOf(catalogue.languages)],
      ['dct:license', optional(catalogue.licence)],
      ['dct:issued', date(catalogue.issued)],
      ['dct:modified', date(catalogue.modified)],
      ['dct:spatial', iris(catalogue.spatial)],
      ['dcat:themeTaxonomy', [node({
        id: scheme.id, type: 'skos:ConceptScheme',
        properties: [
          ['dct:title', texts(scheme.title)],
          ['skos:hasTopConcept', all(themes, (theme) => themeNode(theme, scheme.id))],
        ],
      })]],
      // DCAT 3 counts a dataset series among the datasets.
      ['dcat:dataset', [
        ...all(catalogue.datasets, datasetNode), ...all(catalogue.series, seriesNode)]],
      ['dcat:service', catalogue.services.map((service) =>
        node(serviceNode(service, catalogue.datasets.map(({ id }) => id))))],
    ],
  }
}

const optional = (address: string | undefined): Term[] =>
  address === undefined ? [] : [iri(address)]

const agentNode = ({ id, name, homepage }: Agent): Node => ({
  id, type: 'foaf:Agent',
  properties: [['foaf:name', texts(name)], ['foaf:homepage', optional(homepage)]],
})

const themeNode = ({ id, label }: Theme, scheme: string): Node => ({
  id, type: 'skos:Concept',
  properties: [['skos:prefLabel', texts(label)], ['skos:inScheme', [iri(scheme)]]],
})

const seriesNode = (series: DatasetSeries): Node => ({
  id: series.id, type: 'dcat:DatasetSeries',
  properties: [
    ['dct:title', texts(series.title)],
    ['dct:description', texts(series.description)],
    ['dct:publisher', [node(agentNode(series.publisher))]],
    ['dct:modified', date(series.modified)],
  ],
})

function datasetNode(dataset: Dataset): Node {
  const { temporal, contact } = dataset
  return {
    id: dataset.id,
    type: 'dcat:Dataset',
    properties: [
      ['dct:identifier', [typed(dataset.identifier, 'xsd:string')]],
      ['dct:title', texts(dataset.title)],
      ['dct:description', texts(dataset.description)],
      ['dcat:keyword', dataset.keywords.flatMap(texts)],
      ['dcat:theme', iris(dataset.themes)],
      ['dct:publisher', [node(agentNode(dataset.publisher))]],
      ['dct:creator', [node(agentNode(dataset.creator))]],
      ['dcat:contactPoint', contact === undefined ? [] : [node({
        type: 'vcard:Kind',
        properties: [
          ['vcard:fn', [typed(contact.name, 'xsd:string')]],
          ['vcard:hasEmail', [iri(`mailto:${contact.email}`)]],
        ],
      })]],
      ['dcat:landingPage', [iri(dataset.landingPage)]],
      ['dct:source', iris(dataset.sources)],
      ['dct:provenance', [node({
        type: 'dct:ProvenanceStatement', properties: [['rdfs:label', texts(dataset.provenance)]],
      })]],
      ['dct:spatial', iris(dataset.spatial)],
      ['dct:temporal', temporal === null ? [] : [node({
        type: 'dct:PeriodOfTime',
        properties: [
          ['dcat:startDate', date(temporal.start)], ['dcat:endDate', date(temporal.end)],
        ],
      })]],
      ['dcat:temporalResolution', [typed(dataset.resolution, 'xsd:duration')]],
      // Nobody promises when the next figures come.
      ['dct:accrualPeriodicity', [iri(`${EU}/frequency/UNKNOWN`)]],
      ['dct:accessRights', [iri(`${EU}/access-right/PUBLIC`)]],
      ['dct:issued', date(dataset.issued)],
      ['dct:modified', date(dataset.modified)],
      ['dcat:version', dataset.version === undefined ? [] : [typed(dataset.version, 'xsd:string')]],
      ['adms:versionNotes', texts(dataset.versionNotes ?? {})],
      ['dcat:inSeries', optional(dataset.inSeries)],
      ['dcat:hasVersion', dataset.versions.map((version, index) =>
        node(versionNode(version, dataset, dataset.versions[index + 1])))],
      ['dcat:distribution', all(dataset.distributions, distributionNode)],
    ],
  }
}

function versionNode(version: Version, dataset: Dataset, previous: Version | undefined): Node {
  return {
    id: version.id,
    type: 'dcat:Dataset',
    properties: [
      ['dct:title', texts(version.title)],
      ['dct:description', texts(version.description)],
      ['dct:publisher', [node(agentNode(dataset.publisher))]],
      ['dcat:keyword', dataset.keywords.flatMap(texts)],
      ['dcat:theme', iris(dataset.themes)],
      ['dcat:version', [typed(version.version, 'xsd:string')]],
      ['dct:issued', date(version.issued)],
      ['dcat:isVersionOf', [iri(dataset.id)]],
      ['dcat:previousVersion', optional(previous?.id)],
      ['dcat:distribution', all(version.distributions, distributionNode)],
    ],
  }
}

function distributionNode(one: Distribution): Node {
  return {
    id: one.id,
    type: 'dcat:Distribution',
    properties: [
      ['dct:title', texts(one.title)],
      ['dct:description', texts(one.description)],
      ['dcat:accessURL', [iri(one.accessUrl)]],
      ['dcat:downloadURL', [iri(one.downloadUrl)]],
      ['dcat:mediaType', [iri(iana(one.mediaType))]],
      ['dct:format', optional(one.fileType && `${EU}/file-type/${one.fileType}`)],
      ['dct:conformsTo', iris(one.conformsTo)],
      ['dct:language', languagesOf(one.languages)],
      ...licenceOf(one.licence),
      ['dct:modified', date(one.modified)],
      ['dcatap:availability', [iri(`${EU}/planned-availability/STABLE`)]],
    ],
  }
}

function licenceOf(licence: Licence): [string, Term[]][] {
  switch (licence.kind) {
    case 'document':
      return [['dct:license', [iri(licence.url)]]]
    case 'statement':
      return [['dct:rights', [node({
        type: 'dct:RightsStatement', properties: [['rdfs:label', texts(licence.text)]],
      })]]]
  }
}

const serviceNode = (service: DataService, served: string[]): Node => ({
  id: service.id,
  type: 'dcat:DataService',
  properties: [
    ['dct:title', texts(service.title)],
    ['dct:description', texts(service.description)],
    ['dcat:endpointURL', [iri(service.endpointUrl)]],
    ['dcat:endpointDescription', [iri(service.endpointDescription)]],
    ['dct:conformsTo', iris(service.conformsTo)],
    ['dct:publisher', [node(agentNode(service.publisher))]],
    ['dcat:theme', iris(service.themes)],
    ['dcat:keyword', service.keywords.flatMap(texts)],
    ['dcat:servesDataset', iris(served)],
  ],
})
