// Reads the claims' content files; every series and set of States they name must exist.
import path from 'node:path'
import {
  type ContentError, findBrokenLinks, findDuplicates, findMisnamed, readRecords,
} from '../../../kernel/content/records.ts'
import { seriesOf } from './claim.ts'
import { type ClaimRecord, claimRecord } from './input.ts'

/** What claims may name. */
export type Known = {
  groups: { id: string }[]
  areas: { id: string }[]
  series: { id: string, source: string }[]
  sources: { id: string, producer: string }[]
}

/** All claims, and everything wrong with their files or their links. */
export function readClaims(folder: string, known: Known) {
  const { records, filed, errors } = readRecords(
    path.join(folder, 'observatory', 'claims'), claimRecord,
  )
  const [groups, areas, series] = [idsOf(known.groups), idsOf(known.areas), idsOf(known.series)]
  const links = filed.flatMap(({ record, file }) => [
    ...findBrokenLinks({ file, field: 'sets' }, record.sets, groups),
    ...findBrokenLinks({ file, field: 'ways' }, seriesOf(record), series),
    ...record.ways.flatMap(({ regions }) => [
      ...findBrokenLinks({ file, field: 'ways.regions' }, Object.keys(regions), groups),
      ...findBrokenLinks({ file, field: 'ways.regions' }, Object.values(regions), areas),
    ]),
    ...findMixtures(record, known).map((message) => ({ file, field: 'ways', message })),
  ])
  const all: ContentError[] = [
    ...errors, ...findDuplicates(filed), ...findMisnamed(filed), ...links,
  ]
  return { claims: records, errors: all }
}

export type ClaimContent = ReturnType<typeof readClaims>

const idsOf = (records: { id: string }[]) => new Set(records.map(({ id }) => id))

// What is counted and what it is divided by must come from one producer.
function findMixtures({ ways }: ClaimRecord, { series, sources }: Known): string[] {
  const producer = (amount: ClaimRecord['ways'][number]['part']) => {
    const name = 'count' in amount ? amount.count : amount.rate
    const source = series.find(({ id }) => id === name)?.source
    return sources.find(({ id }) => id === source)?.producer
  }
  return ways.filter(({ part, whole }) => producer(part) !== producer(whole))
    .map(({ id }) => `"${id}" divides figures of one producer by those of another`)
}
