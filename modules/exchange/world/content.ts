// Reads the items of the exercise world: those written one by one, and those made from a pattern.
import path from 'node:path'
import {
  type ContentError, findBrokenLinks, findDuplicates, readRecords,
} from '../../../kernel/content/records.ts'
import { explain } from '../../../kernel/content/explain.ts'
import {
  type ItemRecord, itemRecord, itemRecords, type PatternRecord, patternRecords,
} from './input.ts'

type Known = {
  organizations: { code: string }[]
  communities: { code: string, members: string[] }[]
  people: { code: string, organization: string }[]
}

/** Every item of `folder`, and everything wrong with it; `known` is who exists in the world. */
export function readExerciseItems(folder: string, known: Known) {
  const written = readRecords(path.join(folder, 'items'), itemRecords)
  const patterns = readRecords(path.join(folder, 'patterns'), patternRecords)
  const made = patterns.filed.flatMap(({ file, record }) => record.flatMap((pattern) =>
    pattern.cases.map((_, place) => ({ file, ...makeItem(pattern, place) }))))
  const filed = [
    ...written.filed.flatMap(({ file, record }) => record.map((one) => ({ file, record: one }))),
    ...made.flatMap(({ file, record }) => record ? [{ file, record }] : []),
  ]
  const errors: ContentError[] = [
    ...written.errors, ...patterns.errors,
    ...made.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem }))),
    ...findDuplicates(filed.map(({ file, record }) => ({ file, record: { id: record.code } }))),
    ...filed.flatMap(({ file, record }) => checkLinks(file, record, known)),
  ]
  return { items: filed.map(({ record }) => spaceFrench(record)), errors }
}

/** The item of one case: what stands in braces is filled in, the rest is the pattern's. */
function makeItem({ text, cases, code, ...pattern }: PatternRecord, place: number) {
  const { from, by, issued, tlp, to, community, status, ...slots } = cases[place] ?? {}
  const own = { from, by, issued, tlp, to, community, status }
  const data = {
    ...pattern,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
    code: `${code}-${place + 1}`,
    versions: [fill(text, slots)],
  }
  const checked = itemRecord.safeParse(data)
  return checked.success
    ? { record: checked.data, problems: [] }
    : { record: undefined, problems: checked.error.issues.flatMap((issue) => explain(issue, data)) }
}

const fill = (text: unknown, slots: Record<string, unknown>) => mapTexts(text, (words) =>
  words.replace(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot)))

// Editors type an ordinary space before French punctuation; pages need one that does not break.
const spaceFrench = (item: ItemRecord): ItemRecord => itemRecord.parse({
  ...item,
  versions: item.versions.map((version) => version.language !== 'fr' ? version
    : mapTexts(version, (words) => words.replace(/ (?=[;:!?»])|(?<=«) /g, '\u202f'))),
})

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
}

function checkLinks(file: string, item: ItemRecord, known: Known): ContentError[] {
  const codes = (list: { code: string }[]) => new Set(list.map(({ code }) => code))
  const organizations = codes(known.organizations)
  const people = codes(known.people)
  const broken = (field: string, ids: string[], among: Set<string>) =>
    findBrokenLinks({ file, field: `${item.code}.${field}` }, ids, among)
  const author = known.people.find(({ code }) => code === item.by)
  const left = JSON.stringify(item.versions).match(/\{[A-Za-z]\w*\}/g) ?? []
  return [
    ...broken('from', [item.from], organizations), ...broken('to', item.to, organizations),
    ...broken('onward', item.onward, organizations),
    ...broken('acknowledged', item.acknowledged, organizations),
    ...broken('community', item.community ? [item.community] : [], codes(known.communities)),
    ...broken('persons', item.persons, people),
    ...broken('replies', item.replies.map(({ by }) => by), people),
    ...broken('sightings', item.sightings.map(({ by }) => by), people),
    ...broken('by', author?.organization === item.from ? [] : [item.by], new Set()),
    ...broken('text', left, new Set()),
    ...broken('from', canIssue(item, known) ? [] : [item.from], new Set()),
    ...broken('readers', readersSaid(item, known).filter((one) => !reaches(item, one, known)),
      new Set()),
  ]
}

// GREEN goes to a community of the owner's own.
const canIssue = (item: ItemRecord, { communities }: Known): boolean =>
  item.community === undefined ||
  communities.some(({ code, members }) => code === item.community && members.includes(item.from))

// Organizations that did what only readers can do.
function readersSaid(item: ItemRecord, { people }: Known): string[] {
  const speakers = [...item.replies, ...item.sightings].flatMap(({ by }) =>
    people.find(({ code }) => code === by)?.organization ?? [])
  return [...item.acknowledged, ...speakers]
}

/** Whether an organization may read the item at all: who cannot read does not acknowledge. */
export function reaches(item: ItemRecord, organization: string, known: Known): boolean {
  const named = known.people.filter(({ code }) => item.persons.includes(code))
  const members = known.communities.find(({ code }) => code === item.community)?.members ?? []
  return item.tlp === 'clear' || [
    ...item.to, ...item.onward, ...members, ...named.map((person) => person.organization),
  ].includes(organization)
}
