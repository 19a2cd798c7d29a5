// Reads the observatory's content files, which a person can read and edit: content/observatory.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  type ContentError, type Filed, findBrokenLinks, findDuplicates, findMisnamed, knownIds,
  readRecord, readRecords,
} from '../../kernel/content/records.ts'
import type { Multilingual } from '../../kernel/i18n/languages.ts'
import { areasRecord, groupRecord } from './areas/input.ts'
import type { AreaRow } from './areas/queries.ts'
import { readClaims } from './claims/content.ts'
import { readCubes } from './cubes/content.ts'
import {
  indicatorRecord, type SeriesRecord, seriesRecord, sourceRecord,
} from './indicators/input.ts'
import { type FigureForm, readFigures } from './observations/input.ts'

type Known = { topics: Set<string>, states: Set<string> }
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
  // A State whose own file is wrong is no broken link.
  const areaIds = new Set([...areas.map(({ id }) => id), ...known.states])
  const lists = [groups, sources, indicators, series]
  const { claims, errors: wrongClaims } = readClaims(folder, {
    groups: groups.records, areas: [...areaIds].map((id) => ({ id })),
    series: series.records, sources: sources.records,
  })
  const { cubes, errors: wrongCubes } = readCubes(root, {
    sources: knownIds(sources), areas: areaIds,
  })
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

export const readText = ({ root }: ObservatoryContent, file: string) =>
  readFileSync(path.join(root, 'series', file), 'utf8')

/** What a file of the series may name. */
export function formOf(
  { areas, indicators }: ObservatoryContent, { indicator }: SeriesRecord,
): FigureForm {
  const dimensions = indicators.find(({ id }) => id === indicator)?.dimensions ?? []
  return { dimensions, areas: new Set(areas.map(({ id }) => id)) }
}
