// Sizes a reader can take in: lines, functions, files, imports, parameters; and casts, which hide
// what the types would say.
import {
  child, children, codeOf, type Finding, type House, isTest, lineAt, type Node, type SourceFile,
  walk,
} from './house.ts'

const LINE_MAX = 100
const FUNCTION_MAX = 70
const FILE_MAX = 400
const IMPORTS_MAX = 15
const PARAMETERS_MAX = 3

/** Everything over a limit. What was there before the limit is counted in ratchet.json. */
export function checkSizes(house: House): Finding[] {
  const code = codeOf(house).filter(({ path }) => !isText(path))
  const other = house.files
    .filter(({ path }) => /\.(sql|scss)$/.test(path) && !path.includes('/migrations/'))
  return [
    ...[...code, ...other].flatMap(findLongLines),
    ...code.flatMap(findLarge),
    ...code.filter(({ path }) => !mayCast(path)).flatMap(findCasts),
  ]
}

// Texts and code lists may be as long as they are.
const isText = (path: string) => /\/messages\/\w+\.ts$|stop-words\.ts$|icon-paths\.ts$/.test(path)
const mayCast = (path: string) =>
  /(^|\/)input\.ts$|kernel\/database\/|\.d\.ts$|^(tools|bench)\//.test(path) || isTest({ path })

function findLongLines({ path, text }: SourceFile): Finding[] {
  return text.split('\n').flatMap((line, index) => line.length > LINE_MAX && codeLength(line) > 60
    ? [{ file: path, line: index + 1, rule: 'long-line', what: `${line.length} characters; at most ${LINE_MAX}.` }]
    : [])
}

// A line may be long for the text in it: a sentence is not broken to fit.
const codeLength = (line: string) => line.replaceAll(/'[^']*'|"[^"]*"|`[^`]*`/g, '').length

function findLarge({ path, text, tree }: SourceFile): Finding[] {
  const find = (
    line: number, rule: string, what: string,
  ): Finding => ({ file: path, line, rule, what })
  const lines = text.split('\n').length - 1
  // Types are no dependency at run time: what a file needs to work is what is counted.
  const imports = children(tree(), 'body').filter((node) =>
    node.type === 'ImportDeclaration' && node.importKind !== 'type').length
  const findings: Finding[] = []
  if (lines > FILE_MAX) {
    const what = `${lines} lines; at most ${FILE_MAX}. Split it by what it is about.`
    findings.push(find(1, 'file-size', what))
  }
  // A list of routes names every page: that is what it is for.
  if (imports > IMPORTS_MAX && !path.endsWith('routes.ts')) {
    findings.push(find(1, 'imports', `${imports} imports; at most ${IMPORTS_MAX}.`))
  }
  walk(tree(), (node) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return
    const start = lineAt(text, node.start)
    const length = lineAt(text, node.end) - start + 1
    if (length > FUNCTION_MAX) findings
      .push(find(start, 'function-size', `${length} lines; at most ${FUNCTION_MAX}.`))
    if (children(node, 'params').length > PARAMETERS_MAX) {
      findings.push(find(start, 'parameters', 'Two by position, then one object.'))
    }
  })
  return findings
}

function findCasts({ path, text, tree }: SourceFile): Finding[] {
  const findings: Finding[] = []
  walk(tree(), (node) => {
    if (node.type !== 'TSAsExpression' || isConst(child(node, 'typeAnnotation'))) return
    findings.push({
      file: path, line: lineAt(text, node.start), rule: 'cast',
      what: '"as" hides a mistake. Parse, narrow, or annotate.',
    })
  })
  return findings
}

const isConst = (type: Node | undefined) => child(type, 'typeName')?.name === 'const'
