// JSON-LD 1.1. The context holds prefixes only, so that nothing has to be fetched to read it.
import { namedNodes, type Node, prefixes, type Term } from './graph.ts'

type Json = string | Json[] | { [key: string]: Json }

/** The document: a context and every node with an address in `@graph`. */
export function toJsonLd(roots: Node[]): string {
  const document = { '@context': prefixes, '@graph': namedNodes(roots).map(object) }
  return `${JSON.stringify(document, null, 1)}\n`
}

function object({ id, type, properties }: Node): Json {
  return {
    ...(id !== undefined && { '@id': id }),
    '@type': type,
    ...Object.fromEntries(properties.filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, values.map(term)])),
  }
}

function term(value: Term): Json {
  switch (value.kind) {
    case 'iri':
      return { '@id': value.iri }
    case 'text':
      return { '@value': value.text, '@language': value.language }
    case 'typed':
      return { '@value': value.text, '@type': value.datatype }
    case 'node':
      return value.node.id === undefined ? object(value.node) : { '@id': value.node.id }
  }
}
