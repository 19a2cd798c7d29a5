// Every route says who may call it and stands in the access test.
import {
  child, children, codeOf, type Finding, type House, isTest, lineAt, nameOf, type Node, walk,
} from './house.ts'

const makers = ['page', 'format', 'form', 'upload', 'apart', 'machine', 'endpoint']
const TEST = 'tests/access.test.ts'

/** Types refuse a route without an audience; this also finds one that tests/access.test.ts omits. */
export function checkRoutes(house: House): Finding[] {
  const test = house.files.find(({ path }) => path === TEST)?.text ?? ''
  return codeOf(house).filter((file) => !isTest(file) && importsMaker(file.tree())).flatMap((file) => {
    const findings: Finding[] = []
    walk(file.tree(), (node) => {
      if (node.type !== 'CallExpression' ||
        !makers.includes(nameOf(child(node, 'callee')) ?? '')) return
      const fields = fieldsOf(children(node, 'arguments')[0])
      if (!fields) return
      const line = lineAt(file.text, node.start)
      const name = literal(fields.get('name'))
      if (!fields.has('audience')) {
        findings.push(
          { file: file.path, line, rule: 'audience', what: 'Say who may call this route.' },
        )
      }
      const isEndpoint = nameOf(child(node, 'callee')) === 'endpoint'
      if (name !== undefined && !isEndpoint && !test.includes(`'${name}'`)) {
        findings.push(
          { file: file.path, line, rule: 'access-test', what: `Add '${name}' to ${TEST}.` },
        )
      }
    })
    return findings
  })
}

// A name that is computed is checked when the access test runs.
const literal = (node: Node | undefined) => (node?.type === 'Literal' ? nameOf(node) : undefined)

const importsMaker = (tree: Node) => children(tree, 'body').some((node) =>
  node.type === 'ImportDeclaration' &&
    /kernel\/http\/(route|api)\.ts$/.test(nameOf(child(node, 'source')) ?? ''))

function fieldsOf(node: Node | undefined): Map<string, Node | undefined> | undefined {
  if (node?.type !== 'ObjectExpression') return undefined
  return new Map(children(node, 'properties').map((one) =>
    [nameOf(child(one, 'key')) ?? '', child(one, 'value')]))
}
