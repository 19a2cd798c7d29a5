// Reads content: YAML files that people edit, checked against a schema, with errors by file and field.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'

export type ContentError = { file: string, field: string, message: string }
export type Records<T> = { records: T[], errors: ContentError[] }

/** Reads every `*.yaml` of a folder, in order of name. Bad files are reported, good ones kept. */
export function readRecords<S extends z.ZodType>(folder: string, schema: S): Records<z.infer<S>> {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.yaml')).toSorted()
    : []
  const read = files.map((file) => readRecord(path.join(folder, file), schema))
  return { records: read.flatMap(({ records }) => records), errors: read.flatMap(({ errors }) => errors) }
}

/** Reads one YAML file as one record. */
export function readRecord<S extends z.ZodType>(file: string, schema: S): Records<z.infer<S>> {
  const document = parseDocument(readFileSync(file, 'utf8'))
  const name = path.relative(path.join(import.meta.dirname, '../..'), file)
  if (document.errors.length > 0) {
    const errors = document.errors.map(({ message }) =>
      ({ file: name, field: '', message: message.split('\n')[0] ?? 'is not YAML' }))
    return { records: [], errors }
  }
  const checked = schema.safeParse(document.toJS())
  if (checked.success) return { records: [checked.data], errors: [] }
  const errors = checked.error.issues.map((issue) =>
    ({ file: name, field: issue.path.join('.'), message: issue.message }))
  return { records: [], errors }
}

/** Two records must not have one identifier. */
export function findDuplicates(kind: string, ids: (string | number)[]): ContentError[] {
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  return twice.map((id) => ({ file: `content/${kind}`, field: 'id', message: `${id} is used twice` }))
}

/** Every link of a record must lead to one that exists. */
export function findBrokenLinks(
  from: { kind: string, id: string | number, field: string }, ids: readonly string[], known: Set<string>,
): ContentError[] {
  return ids.filter((id) => !known.has(id)).map((id) => ({
    file: `content/${from.kind}`, field: `${from.id} ${from.field}`, message: `"${id}" does not exist`,
  }))
}
