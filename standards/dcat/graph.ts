// RDF as a tree: nodes with properties, written as Turtle or as JSON-LD.

export type Node = {
  /** An IRI; without one the node is blank and stands where it is used. */
  id?: string | undefined
  type: string
  properties: [name: string, values: Term[]][]
}
export type Term =
  | { kind: 'iri', iri: string }
  | { kind: 'text', text: string, language: string }
  | { kind: 'typed', text: string, datatype: string }
  | { kind: 'node', node: Node }

export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

export const iri = (address: string): Term => ({ kind: 'iri', iri: safeIri(address) })
export const iris = (addresses: string[]): Term[] => addresses.map(iri)
export const node = (one: Node): Term => ({ kind: 'node', node: one })
export const typed = (text: string, datatype: string): Term => ({ kind: 'typed', text, datatype })

/** One literal for each language. */
export const texts = (multilingual: Record<string, string>): Term[] =>
  Object.entries(multilingual).map(([language, text]) => ({ kind: 'text', text, language }))

/** "2023" is a year, "2023-09" a month, "2023-09-08" a day; nothing stays nothing. */
export function date(value: string | undefined): Term[] {
  if (value === undefined) return []
  const datatype = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth' }[value.length] ?? 'xsd:date'
  return [typed(value, datatype)]
}

/** Every node with an address, once each, in the order in which a reader meets them. */
export function namedNodes(roots: Node[]): Node[] {
  const found = new Map<string, Node>()
  const visit = (one: Node) => {
    if (one.id !== undefined) {
      if (found.has(one.id)) return
      found.set(one.id, one)
    }
    for (const [, values] of one.properties) {
      for (const value of values) if (value.kind === 'node') visit(value.node)
    }
  }
  roots.forEach(visit)
  return [...found.values()]
}

// RFC 3987 leaves these out of an IRI; an address that holds one would end the token.
const safeIri = (address: string) =>
  address.replaceAll(/[\p{Cc} <>"{}|\\^`]/gu, (one) => encodeURIComponent(one))
