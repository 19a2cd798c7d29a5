// Reads content: YAML files that people edit, checked against a schema. What is wrong is reported
// by file and field.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { explain } from './explain.ts'

export type ContentError = { file: string, field: string, message: string }
/** A record and the file it was read from. */
export type Filed<T> = { record: T, file: string }
/** `unread`: what the records are called whose files have errors; links to them are not broken. */
export type Records<T> = {
  records: T[], filed: Filed<T>[], unread: string[], errors: ContentError[],
}

/** Reads every `*.yaml` of a folder, in order of name. Bad files are reported, good ones kept. */
export function readRecords<S extends z.ZodType>(folder: string, schema: S): Records<z.infer<S>> {
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => file.endsWith('.yaml')).toSorted()
    : []
  const read = files.map((file) => readRecord(path.join(folder, file), schema))
  return {
    records: read.flatMap(({ records }) => records),
    filed: read.flatMap(({ filed }) => filed),
    unread: read.flatMap(({ unread }) => unread),
    errors: read.flatMap(({ errors }) => errors),
  }
}

/** Reads one YAML file as one record. */
export function readRecord<S extends z.ZodType>(file: string, schema: S): Records<z.infer<S>> {
  const name = path.relative(path.join(import.meta.dirname, '../..'), file)
  if (!existsSync(file)) {
    return failed(name, [{ field: '', message: 'is missing' }])
  }
  const document = parseDocument(readFileSync(file, 'utf8'))
  if (document.errors.length > 0) {
    return failed(name, document.errors.map(({ message }) =>
      ({ field: '', message: message.split('\n')[0]?.replace(/:$/, '') ?? 'is not YAML' })))
  }
  const data: unknown = document.toJS()
  const checked = schema.safeParse(data)
  if (!checked.success) {
    return failed(name, checked.error.issues.flatMap((issue) => explain(issue, data)))
  }
  const record = checked.data
  return { records: [record], filed: [{ record, file: name }], unread: [], errors: [] }
}

const failed = (file: string, problems: { field: string, message: string }[]) => ({
  records: [], filed: [], unread: [path.basename(file, '.yaml')],
  errors: problems.map((problem) => ({ file, ...problem })),
})

/** What links may name: the records that were read, and those whose own files are wrong. */
export const knownIds = ({ records, unread }: Records<{ id: string }>): Set<string> =>
  new Set([...records.map(({ id }) => id), ...unread])

/** Two records must not have one identifier. */
export function findDuplicates(filed: Filed<{ id: string | number }>[]): ContentError[] {
  return filed.flatMap(({ record, file }, index) => {
    const first = filed.findIndex((one) => one.record.id === record.id)
    const message = `${record.id} is used twice: also in ${filed[first]?.file}`
    return first === index ? [] : [{ file, field: 'id', message }]
  })
}

/** A file is called what its record is called: "mem.yaml", or "003-….yaml" for a number. */
export function findMisnamed(filed: Filed<{ id: string | number }>[]): ContentError[] {
  return filed.flatMap(({ record: { id }, file }) => {
    const name = path.basename(file, '.yaml')
    const fits = typeof id === 'number'
      ? Number(/^\d+(?=-|$)/.exec(name)?.[0]) === id
      : name === id.replace(/\((\d+)\)/, '-$1')
    return fits ? [] : [{ file, field: 'id', message: `${id} is not what the file is called` }]
  })
}

/** Every link of a record must lead to one that exists. */
export function findBrokenLinks(
  from: { file: string, field: string }, ids: readonly string[], known: Set<string>,
): ContentError[] {
  return ids.filter((id) => !known.has(id))
    .map((id) => ({ ...from, message: `"${id}" does not exist` }))
}
