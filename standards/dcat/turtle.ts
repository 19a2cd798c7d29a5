// RDF 1.1 Turtle.
import { namedNodes, type Node, prefixes, type Term } from './graph.ts'

/** The document: prefixes, then one block for each node with an address. */
export function toTurtle(roots: Node[]): string {
  const head = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: <${iri}> .\n`)
  return [...head, ...namedNodes(roots).map(block)].join('')
}

const block = (one: Node) => `\n<${one.id}>${body(one, '  ')} .\n`

function body({ type, properties }: Node, indent: string): string {
  const lines = properties.filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name} ${list(values.map((value) => term(value, indent)), indent)}`)
  return ` a ${[type, ...lines].join(` ;\n${indent}`)}`
}

const list = (values: string[], indent: string) =>
  values.length > 3 ? values.join(`,\n${indent}  `) : values.join(', ')

function term(value: Term, indent: string): string {
  switch (value.kind) {
    case 'iri':
      return `<${value.iri}>`
    case 'text':
      return `${quote(value.text)}@${value.language}`
    case 'typed':
      return `${quote(value.text)}^^${value.datatype}`
    case 'node':
      return value.node.id === undefined
        ? `[${body(value.node, `${indent}  `)} ]` : `<${value.node.id}>`
  }
}

const escapes: Record<string, string> = {
  '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t',
}

const quote = (text: string) => `"${text.replaceAll(/[\\"\p{Cc}]/gu, (one) =>
  escapes[one] ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
