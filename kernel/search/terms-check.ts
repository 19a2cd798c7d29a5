// What is wrong with the term base, for bin/terms check.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Language, languages } from '../i18n/languages.ts'
import { termHeader, type TermRow, withoutRegion } from './terms-file.ts'

/** `place` is file:line; `what` says what to do. */
export type TermFinding = { place: string, what: string }

/** How many concepts there must be at least, by the beginning of the names of the files. */
export const termCountsMin = [
  { subject: 'security and public administration', files: /^(security|public)-/, min: 3000 },
  { subject: 'everyday language', files: /^everyday-/, min: 4000 },
]

const nameLengthMax = 80
const nameWordsMax = 10
const namesMax = 8

export function checkTerms(rows: readonly TermRow[]): TermFinding[] {
  return [...rows.flatMap(checkRow), ...findSameConcepts(rows)]
}

/** The first line names the columns; without it a file cannot be read. */
export function checkHeader(file: string): TermFinding[] {
  const [header = ''] = readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = header.split('\t').map((name) => name.trim())
  const missing = termHeader.filter((name) => !columns.includes(name))
  return missing.length === 0 ? [] : [{
    place: `${path.basename(file)}:1`,
    what: `begin the file with the line ${termHeader.join('<tab>')}; ${missing.join(', ')} is missing.`,
  }]
}

export function countTerms(
  rows: readonly TermRow[],
): { subject: string, count: number, min: number }[] {
  return termCountsMin.map(({ subject, files, min }) =>
    ({ subject, min, count: rows.filter(({ file }) => files.test(path.basename(file))).length }))
}

function checkRow(row: TermRow): TermFinding[] {
  const found = (what: string): TermFinding => ({ place: placeOf(row), what })
  const { cells, topic } = row
  if (cells.length !== termHeader.length) {
    const advice = `write ${termHeader.length} cells between tabs; there are ${cells.length}.`
    return [found(advice)]
  }
  const topicIsGood = /^[a-z][a-z0-9 -]*$/.test(topic)
  return [
    ...(topicIsGood ? [] : [found(`write the topic in small letters, not "${topic}".`)]),
    ...languages.flatMap((language) => checkNames(row.rawNames[language], language).map(found)),
  ]
}

function checkNames(raw: readonly string[], language: Language): string[] {
  const names = raw.map(withoutRegion)
  if (names.every((name) => name === '')) return [`write a name in ${language}.`]
  const seen = new Set<string>()
  const problems = raw.flatMap((text, at) => {
    const name = names[at]!
    const again = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    return checkName(text, name).concat(again ? [`write "${name}" once, not twice.`] : [])
  })
  if (names.length > namesMax) problems.push(`keep at most ${namesMax} names, not ${names.length}.`)
  return problems.map((problem) => `${language}: ${problem}`)
}

function checkName(text: string, name: string): string[] {
  if (name === '') return ['take out the empty name between two semicolons.']
  if (name.length > nameLengthMax || name.split(/\s+/).length > nameWordsMax) {
    return [`shorten "${name.slice(0, 40)}…": a name has at most ${nameLengthMax} letters and ` +
      `${nameWordsMax} words.`]
  }
  if (!/[\p{L}\p{N}]/u.test(name)) return [`write words, not "${name}".`]
  const strange = /[^\p{L}\p{M}\p{N} '’.,/&()+ºª-]|\s{2}/u.exec(name)
  if (strange) return [`take "${strange[0]}" out of "${name}".`]
  if (text.includes('[') && !/ \[[A-Z]{2}(,[A-Z]{2})*\]$/.test(text)) {
    return [`write the countries of "${name}" like [AR,UY], after a space.`]
  }
  return []
}

/**
 * Two rows are one concept when in every language the first name of each is among the names of the
 * other. Words of two meanings ("bank") may stand twice: some language tells them apart.
 */
function findSameConcepts(rows: readonly TermRow[]): TermFinding[] {
  const byFirstName = new Map<string, number[]>()
  rows.forEach(({ concept }, at) => {
    for (const name of lowerNames(concept.en)) {
      byFirstName.set(name, [...byFirstName.get(name) ?? [], at])
    }
  })
  return rows.flatMap((row, at) => {
    const first = lowerNames(row.concept.en)[0]
    const twin = first === undefined ? undefined : byFirstName.get(first)!
      .find((other) => other < at && isSameConcept(row, rows[other]!))
    return twin === undefined ? [] : [{
      place: placeOf(row),
      what: `move what is new in this row to ${placeOf(rows[twin]!)} and delete it: both mean ` +
        `"${row.concept.en[0]}".`,
    }]
  })
}

function isSameConcept(one: TermRow, other: TermRow): boolean {
  return languages.every((language) => {
    const mine = lowerNames(one.concept[language])
    const theirs = lowerNames(other.concept[language])
    return mine.includes(theirs[0] ?? '') && theirs.includes(mine[0] ?? '')
  })
}

const lowerNames = (names: readonly string[]) => names.map((name) => name.toLowerCase())

const placeOf = ({ file, line }: TermRow) => `${path.basename(file)}:${line}`
