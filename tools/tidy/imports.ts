// Who imports whom: layers and modules look only to their left, and into a module only by its door.
import path from 'node:path'
import {
  child, children, codeOf, type Finding, type House, isTest, lineAt, nameOf, type Node,
  type SourceFile, walk,
} from './house.ts'

const layers = ['standards', 'kernel', 'modules', 'app']
const modules = [
  'directory', 'library', 'committee', 'observatory', 'evaluation', 'cooperation', 'exchange',
]

export type Edge = { from: string, to: string, line: number, typeOnly: boolean }

/** Every import, re-export and reference by path between files of the project. */
export function edgesOf(file: SourceFile): Edge[] {
  const edges: Edge[] = []
  walk(file.tree(), (node) => {
    const target = targetOf(node)
    if (target === undefined || !/^\.{1,2}\//.test(target)) return
    const to = path.posix.normalize(path.posix.join(path.posix.dirname(file.path), target))
    const line = lineAt(file.text, node.start)
    edges.push({ from: file.path, to, line, typeOnly: isTypeOnly(node) })
  })
  return edges
}

const importing = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression']

// A worker or a process of its own is named by a string: new URL('./worker.ts', import.meta.url),
// or path.join(import.meta.dirname, 'worker.ts').
function targetOf(node: Node): string | undefined {
  if (importing.includes(node.type)) return nameOf(child(node, 'source'))
  const isUrl = node.type === 'NewExpression' && nameOf(child(node, 'callee')) === 'URL'
  const isPath = node.type === 'CallExpression'
  if (!isUrl && !isPath) return undefined
  const file = children(node, 'arguments').map(nameOf)
    .find((text) => /^[\w./-]+\.tsx?$/.test(text ?? ''))
  return file === undefined || file.startsWith('.') ? file : `./${file}`
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const names = children(node, 'specifiers')
  return names.length > 0 &&
    names.every((one) => one.importKind === 'type' || one.exportKind === 'type')
}

/** Layers, modules, doors. */
export function checkDirection(house: House): Finding[] {
  return codeOf(house).flatMap((file) => edgesOf(file).flatMap((edge) => {
    const what = whatIsWrong(edge)
    return what === undefined ? [] : [{ file: file.path, line: edge.line, rule: 'import', what }]
  }))
}

function whatIsWrong({ from, to }: Edge): string | undefined {
  const [layerFrom = '', moduleFrom = ''] = from.split('/')
  const [layerTo = '', moduleTo = ''] = to.split('/')
  // A test stands beside its code but looks at it from outside, through the router.
  if (isTest({ path: from })) return undefined
  const [rankFrom, rankTo] = [layers.indexOf(layerFrom), layers.indexOf(layerTo)]
  if (rankFrom === -1) return undefined // tests, tools and bench may look at everything
  if (rankTo === -1) return `${layerFrom}/ may not import ${to}. Move what it needs into the house.`
  if (rankTo > rankFrom) return `${layerFrom}/ may not import ${layerTo}/, which lies to its right.`
  if (layerTo !== 'modules' ||
    (layerFrom === 'modules' && moduleFrom === moduleTo)) return undefined
  const door = `modules/${moduleTo}/${moduleTo}.ts`
  if (to !== door) return `Import ${door}, the door of the module, instead of ${to}.`
  if (layerFrom === 'modules' && modules.indexOf(moduleTo) > modules.indexOf(moduleFrom)) {
    return `The module ${moduleFrom} may not import ${moduleTo}, which lies to its right.`
  }
  return undefined
}

/** Files that need each other when they run: nobody can read one without the other. */
export function checkCycles(house: House): Finding[] {
  const edges = codeOf(house).flatMap(edgesOf).filter(({ typeOnly }) => !typeOnly)
  const next = Map.groupBy(edges, ({ from }) => from)
  return edges.filter(({ from, to }) => from <= to && canReach(to, from, next))
    .map(({ from, to, line }) => ({
      file: from, line, rule: 'cycle', what: `${to} needs this file back. Move what both need to a third.`,
    }))
}

function canReach(start: string, goal: string, next: Map<string, Edge[]>): boolean {
  const seen = new Set<string>()
  const queue = [start]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === goal) return true
    if (seen.has(at)) continue
    seen.add(at)
    queue.push(...(next.get(at) ?? []).map(({ to }) => to))
  }
  return false
}

/** No barrels but the doors, no default exports, endings written out. */
export function checkExports(house: House): Finding[] {
  return codeOf(house).flatMap((file) => {
    const body = children(file.tree(), 'body')
    const find = (node: Node | undefined, rule: string, what: string): Finding =>
      ({ file: file.path, line: node ? lineAt(file.text, node.start) : 1, rule, what })
    const defaults = file.path.endsWith('.d.ts')
      ? [] : body.filter(({ type }) => type === 'ExportDefaultDeclaration')
    const reExports = body.filter((node) => /^Export/.test(node.type) && child(node, 'source'))
    const isBarrel = reExports.length > 0 && reExports.length === body.length && !isDoor(file.path)
    return [
      ...defaults.map((node) => find(node, 'default-export', 'Export it by a name.')),
      ...isBarrel ? [find(undefined, 'barrel', 'This file only forwards. Import from where things are.')] : [],
      ...edgesOf(file).filter(({ to }) => !/\.\w+$/.test(to))
        .map(({ line }) =>
          ({ file: file.path, line, rule: 'ending', what: 'Write the file’s ending: .ts' })),
    ]
  })
}

function isDoor(file: string): boolean {
  const [layer, module] = file.split('/')
  return layer === 'modules' && file === `modules/${module}/${module}.ts`
}
