// Reads the observatory's content files and brings the database to what they say. Indicators and
// their figures are files that a person can read: content/observatory.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  type ContentError, type Filed, findBrokenLinks, findDuplicates, findMisnamed, knownIds,
  readRecord, readRecords,
} from '../../kernel/content/records.ts'
import type { Writer } from '../../kernel/database/transaction.ts'
import { invariant } from '../../kernel/http/problem.ts'
import type { Multilingual } from '../../kernel/i18n/languages.ts'
import { areasRecord, groupRecord } from './areas/input.ts'
import { type AreaRow, syncAreas, syncGroups } from './areas/queries.ts'
import { readClaims } from './claims/content.ts'
import { syncClaims } from './claims/queries.ts'
import { readCubes } from './cubes/content.ts'
import { syncCubes } from './cubes/queries.ts'
import {
  indicatorRecord, type SeriesRecord, seriesRecord, sourceRecord,
} from './indicators/input.ts'
import { syncIndicators } from './indicators/queries.ts'
import { type FigureForm, readFigures } from './observations/input.ts'
import { addRelease, listFingerprints } from './observations/queries.ts'

type Known = { topics: Set<string> }
type StateRecord = { id: string, name: Multilingual, sources: unknown }

/** Everything that is described; the figures themselves are read when they are needed. */
export function readObservatory(
  folder: string, { states, known }: { states: StateRecord[], known: Known },
) {
  const root = path.join(folder, 'observatory')
  const listed = readRecord(path.join(root, 'areas.yaml'), areasRecord)
  const groups = readRecords(path.join(root, 'groups'), groupRecord)
  const sources = readRecords(path.join(root, 'sources'), sourceRecord)
  const indicators = readRecords(path.join(root, 'indicators'), indicatorRecord)
  const series = readRecords(path.join(root, 'series'), seriesRecord)
  const areas = allAreas(states, listed.records[0])
  const areaIds = new Set(areas.map(({ id }) => id))
  const lists = [groups, sources, indicators, series]
  const { claims, errors: wrongClaims } = readClaims(folder, {
    groups: groups.records, areas, series: series.records, sources: sources.records,
  })
  const { cubes, errors: wrongCubes } = readCubes(root, { sources: knownIds(sources), areas: areaIds })
  const errors = [
    ...[listed, ...lists].flatMap((one) => one.errors), ...wrongClaims, ...wrongCubes,
    ...lists.flatMap(({ filed }) => [...findDuplicates(filed), ...findMisnamed(filed)]),
    ...groups.filed.flatMap(({ record, file }) => findBrokenLinks(
      { file, field: 'members' }, record.members.map(({ area }) => area), areaIds,
    )),
    ...indicators.filed.flatMap(({ record, file }) =>
      findBrokenLinks({ file, field: 'topics' }, record.topics, known.topics)),
    ...series.filed.flatMap(({ record, file }) => [
      ...findBrokenLinks({ file, field: 'indicator' }, [record.indicator], knownIds(indicators)),
      ...findBrokenLinks({ file, field: 'source' }, [record.source], knownIds(sources)),
      ...record.remarks.flatMap((remark) => findBrokenLinks(
        { file, field: 'remarks' }, remark.areas ?? [], areaIds,
      )),
      ...findMissingFiles(root, { record, file }),
    ]),
  ]
  return {
    root, areas, groups: groups.records, sources: sources.records,
    indicators: indicators.records, series: series.records, claims, cubes, errors,
  }
}

export type ObservatoryContent = ReturnType<typeof readObservatory>

function allAreas(
  states: StateRecord[], listed: ReturnType<typeof areasRecord.parse> | undefined,
): AreaRow[] {
  return [
    ...states.map(({ id, name, sources }) =>
      ({ id, kind: 'state' as const, name, sourceCodes: [], sources })),
    ...(listed?.areas ?? []).map((area) => ({ ...area, sources: listed?.sources })),
  ]
}

function findMissingFiles(root: string, { record, file }: Filed<SeriesRecord>): ContentError[] {
  const dates = record.releases.map(({ released }) => released)
  return [
    ...record.releases.filter((one) => !existsSync(path.join(root, 'series', one.file)))
      .map((one) => ({ file, field: 'releases', message: `${one.file} is missing` })),
    ...(dates.join() === dates.toSorted().join()
      ? [] : [{ file, field: 'releases', message: 'must stand in order of date' }]),
  ]
}

/** Reads every file of figures: for bin/content check, which has the time. */
export function checkFigures(content: ObservatoryContent): ContentError[] {
  return content.series.flatMap((series) => series.releases.flatMap(({ file }) => {
    const { errors } = readFigures(readText(content, file), formOf(content, series))
    return errors.map(({ line, message }) =>
      ({ file: `content/observatory/series/${file}`, field: `line ${line}:`, message }))
  }))
}

const readText = ({ root }: ObservatoryContent, file: string) =>
  readFileSync(path.join(root, 'series', file), 'utf8')

function formOf({ areas, indicators }: ObservatoryContent, { indicator }: SeriesRecord): FigureForm {
  const dimensions = indicators.find(({ id }) => id === indicator)?.dimensions ?? []
  return { dimensions, areas: new Set(areas.map(({ id }) => id)) }
}

/**
 * Writes what is described, then every release that is not there yet. Throws when a file differs
 * from what was loaded under its date: a correction is a release of its own.
 */
export async function syncObservatory(writer: Writer, content: ObservatoryContent): Promise<void> {
  await syncAreas(writer, content.areas)
  await syncGroups(writer, content.groups)
  await syncIndicators(writer, content)
  await syncClaims(writer, content.claims)
  await syncCubes(writer, content.cubes)
  const fingerprints = await listFingerprints(writer)
  for (const series of content.series) {
    const newest = [...fingerprints.keys()].filter((key) => key.startsWith(`${series.id} `))
      .toSorted().at(-1)?.split(' ')[1] ?? ''
    for (const release of series.releases) {
      const text = readText(content, release.file)
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = fingerprints.get(`${series.id} ${release.released}`)
      invariant(before === undefined || before === sha256,
        `${release.file} was changed after it had been loaded. Give the correction a new date.`)
      // What this machine has loaded since is newer: an older release would only undo it.
      if (before !== undefined || release.released <= newest) continue
      const { figures, errors } = readFigures(text, formOf(content, series))
      invariant(errors.length === 0, `${release.file}, line ${errors[0]?.line}: ${errors[0]?.message}`)
      const { released, vintage, complete } = release
      await addRelease(writer, {
        series: series.id, released, vintage, complete, origin: 'content', sha256, figures,
      })
    }
  }
}
