// The house as the rules see it: every source file, its text, and its syntax tree when asked for.
import { execFileSync } from 'node:child_process'
import { lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'rolldown/parseAst'

/** A node of the syntax tree (ESTree, with TypeScript and JSX). */
export type Node = { type: string, start: number, end: number, [key: string]: unknown }

export type SourceFile = {
  /** From the root of the project, with forward slashes: "kernel/http/web.ts". */
  path: string
  text: string
  /** The syntax tree of a TypeScript file; parsed once, on demand. */
  tree: () => Node
}

export type House = { files: SourceFile[] }

/** One thing that is not as it should be: where, which rule, and what to do about it. */
export type Finding = { file: string, line: number, rule: string, what: string }

export type Rule = (house: House) => Finding[]

/** The files git knows or would add, without what the project only carries. */
export function readHouse(root: string): House {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 })
  const paths = listed.split('\0').filter((file) =>
    isText(file) && lstatSync(path.join(root, file), { throwIfNoEntry: false })?.isFile())
  return houseOf(Object.fromEntries(paths.map((file) =>
    [file, readFileSync(path.join(root, file), 'utf8')])))
}

/** A house from texts by path: what tests build. */
export function houseOf(texts: Record<string, string>): House {
  return { files: Object.entries(texts).map(([file, text]) => sourceFile(file, text)) }
}

function sourceFile(file: string, text: string): SourceFile {
  let tree: Node | undefined
  return { path: file, text, tree: () => tree ??= parse(file, text) }
}

function parse(file: string, text: string): Node {
  const lang = file.endsWith('.tsx') ? 'tsx' : file.endsWith('.d.ts') ? 'dts' : 'ts'
  return parseAst(text, { lang }, file) as unknown as Node
}

const isText = (file: string) =>
  file !== 'package-lock.json' && !/\.(png|jpe?g|webp|woff2?|pdf|docx|bin|gz)$/.test(file)

export const isCode = ({ path: file }: SourceFile) => /\.tsx?$/.test(file)
export const isTest = ({ path: file }: { path: string }) =>
  /\.test\.tsx?$/.test(file) || file.startsWith('tests/')
export const codeOf = ({ files }: House) => files.filter(isCode)

/** The line of a place in a text, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 &&
    at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** Calls `look` for a node and everything below it, parents first. */
export function walk(node: Node, look: (node: Node, parents: readonly Node[]) => void) {
  const parents: Node[] = []
  const visit = (one: Node) => {
    look(one, parents)
    parents.push(one)
    for (const value of Object.values(one)) {
      for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) visit(item)
    }
    parents.pop()
  }
  visit(node)
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** A node below another, if it is one. */
export function child(node: Node | undefined, name: string): Node | undefined {
  const value = node?.[name]
  return isNode(value) ? value : undefined
}

export const children = (node: Node | undefined, name: string): Node[] => {
  const value = node?.[name]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The fixed pieces of a template: `Page ${n} of` -> ["Page ", " of"]. */
export const piecesOf = (template: Node): string[] => children(template, 'quasis').map(({ value }) =>
  typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : '')

/** The text of a string literal or of an identifier. */
export function nameOf(node: Node | undefined): string | undefined {
  if (node?.type === 'Identifier' || node?.type === 'JSXIdentifier') return String(node.name)
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  return undefined
}
