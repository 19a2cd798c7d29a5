// bin/terms: checks the term base of the project; imports, lists and removes lexicons of others.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readLexicon } from './lexicon-import.ts'
import { listLexicons, removeLexicon, storeLexicons } from './lexicon-store.ts'
import { Unreadable } from './skos.ts'
import { checkHeader, checkTerms, countTerms } from './terms-check.ts'
import { readTermBase } from './terms-file.ts'

const usage = `usage: bin/terms check [FOLDER]
       bin/terms import [--source TEXT] [--licence TEXT] FILE…
       bin/terms list
       bin/terms remove NAME…
check:  is every concept of content/terms complete, in four languages, and there only once?
import: adds lexicons to the search of this machine: tables of words or phrases (.tsv), concepts in
        the form of content/terms, SKOS in Turtle (.ttl) or RDF/XML (.rdf); .gz as well.
        Only for lexicons that you may use: write down where they are from, and their licence.`

/** A line for each thing to say; `ok` is false when the command did not do what it was asked. */
export type Outcome = { ok: boolean, lines: string[] }

export async function runTerms(
  words: readonly string[], { termsFolder, varFolder }: { termsFolder: string, varFolder: string },
): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...words], allowPositionals: true,
    options: { source: { type: 'string' }, licence: { type: 'string' }, help: { type: 'boolean' } },
  })
  const [command, ...rest] = positionals
  if (values.help) return { ok: true, lines: [usage] }
  if (command === 'check' && rest.length <= 1) return check(rest[0] ?? termsFolder)
  if (command === 'list' && rest.length === 0) return list(varFolder)
  if (command === 'import' && rest.length > 0) {
    const { source = 'unknown', licence = 'unknown' } = values
    return importAll(rest, { source, licence, varFolder })
  }
  if (command === 'remove' && rest.length > 0) return remove(rest, varFolder)
  return { ok: false, lines: [usage] }
}

function check(folder: string): Outcome {
  const rows = readTermBase(folder)
  const headers = [...new Set(rows.map(({ file }) => file))].flatMap(checkHeader)
  const findings = headers.length > 0 ? headers : checkTerms(rows)
  const counts = countTerms(rows)
  const lines = [
    ...findings.map(({ place, what }) => `${place}: ${what}`),
    ...counts.filter(({ count, min }) => count < min).map(({ subject, count, min }) =>
      `${folder}: write ${min - count} more concepts of ${subject}; there are ${count} of ${min}.`),
  ]
  if (lines.length > 0) return { ok: false, lines }
  const sums = counts.map(({ subject, count }) => `${count} concepts of ${subject}`)
  return { ok: true, lines: [`${sums.join(', ')}: complete, in four languages, each only once.`] }
}

async function importAll(
  files: string[],
  { source, licence, varFolder }: Record<'source' | 'licence' | 'varFolder', string>,
): Promise<Outcome> {
  const results = await Promise.allSettled(
    files.map((file) => readLexicon(file, { source, licence })))
  const lexicons = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const lines = results.flatMap((one) => (one.status === 'rejected' ? [explain(one.reason)] : []))
  const names = lexicons.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice) lines.push(`Two files would both be called "${twice}": rename one.`)
  if (lines.length > 0) return { ok: false, lines: [...lines, 'Nothing was imported.'] }
  storeLexicons(varFolder, lexicons)
  return { ok: true, lines: [
    ...lexicons.map(({ name, form, entries }) => `${name}: ${entries} ${unit(form)} imported.`),
    'The search knows them from the next start.',
  ] }
}

function explain(reason: unknown): string {
  if (reason instanceof Unreadable) return reason.message
  throw reason
}

function list(varFolder: string): Outcome {
  const lexicons = listLexicons(varFolder)
  if (lexicons.length === 0) return { ok: true, lines: ['No lexicon has been imported.'] }
  return { ok: true, lines: lexicons.map(({ name, form, entries, source, licence }) =>
    `${name}: ${entries} ${unit(form)}; source: ${source}; licence: ${licence}`) }
}

function remove(names: string[], varFolder: string): Outcome {
  const known = new Set(listLexicons(varFolder).map(({ name }) => name))
  const unknown = names.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    const names = unknown.join(', ')
    return { ok: false, lines: [`There is no ${names}; bin/terms list shows what there is.`] }
  }
  for (const name of names) removeLexicon(varFolder, name)
  return { ok: true, lines: [`Removed: ${names.join(', ')}. The search forgets it at the next start.`] }
}

const unit = (form: 'concepts' | 'table') => (form === 'concepts' ? 'concepts' : 'rows')

if (import.meta.main) {
  const root = path.join(import.meta.dirname, '../..')
  const varFolder = process.env.PUENTE_VAR ?? path.join(root, 'var')
  const { ok, lines } = await runTerms(process.argv.slice(2), {
    termsFolder: path.join(root, 'content/terms'), varFolder,
  }).catch((error: unknown) => ({ ok: false, lines: [
    error instanceof TypeError ? `${error.message}\n${usage}` : String(error),
  ] }))
  for (const line of lines) (ok ? console.log : console.error)(line)
  if (!ok) process.exitCode = 1
}
