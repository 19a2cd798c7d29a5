// SQL stands where a reader looks for it: queries.ts, migrations, policies, kernel/database.
import {
  child, children, codeOf, type Finding, type House, isTest, lineAt, nameOf, type Node, piecesOf,
  walk,
} from './house.ts'

const isPlaceForSql = (file: string) =>
  /(^|[/-])queries\.ts$/.test(file) || file.startsWith('kernel/database/') ||
    file.startsWith('bench/')

/** SQL elsewhere in code, and `select *` anywhere. */
export function checkSql(house: House): Finding[] {
  const misplaced = codeOf(house).filter((file) => !isTest(file) && !isPlaceForSql(file.path))
    .flatMap((file) => {
      const findings: Finding[] = []
      walk(file.tree(), (node) => {
        if (!isSql(node)) return
        findings.push({
          file: file.path, line: lineAt(file.text, node.start), rule: 'sql',
          what: 'Move the SQL to queries.ts of the thing, or to kernel/database.',
        })
      })
      return findings
    })
  const stars = house.files.filter((file) => /\.(ts|sql)$/.test(file.path) && !isTest(file))
    .filter(({ path: file }) => !file.startsWith('tools/'))
    .flatMap(({ path: file, text }) => [...text.matchAll(/\bselect \*/gi)].map(({ index }) =>
      ({ file, line: lineAt(text, index), rule: 'sql', what: 'Name the columns instead of *.' })))
  return [...misplaced, ...stars]
}

function isSql(node: Node): boolean {
  if (node.type === 'TaggedTemplateExpression') {
    return nameOf(child(node, 'tag')) === 'sql'
  }
  if (node.type !== 'CallExpression') return false
  const called = nameOf(child(child(node, 'callee'), 'property'))
  if (called !== 'query' && called !== 'raw') return false
  const [first] = children(node, 'arguments')
  return /^\s*(select|insert|update|delete|with|create|alter|begin|set)\b/i.test(textOf(first))
}

function textOf(node: Node | undefined): string {
  return node?.type === 'TemplateLiteral' ? piecesOf(node)[0] ?? '' : nameOf(node) ?? ''
}
