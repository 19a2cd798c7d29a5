// Reads the descriptions of sub-national tables. Their rows are not content: people load them.
import path from 'node:path'
import {
  type ContentError, findBrokenLinks, findDuplicates, findMisnamed, readRecords,
} from '../../../kernel/content/records.ts'
import { cubeRecord, type CubeRecord } from './input.ts'

/** `folder`: content/observatory. All descriptions, and everything wrong with them. */
export function readCubes(
  folder: string, known: { sources: Set<string>, areas: Set<string> },
): { cubes: CubeRecord[], errors: ContentError[] } {
  const { records, filed, errors } = readRecords(path.join(folder, 'cubes'), cubeRecord)
  const links = filed.flatMap(({ record, file }) => [
    ...findBrokenLinks({ file, field: 'source' }, [record.source], known.sources),
    ...findBrokenLinks({ file, field: 'area' }, [record.area], known.areas),
  ])
  return {
    cubes: records,
    errors: [...errors, ...findDuplicates(filed), ...findMisnamed(filed), ...links],
  }
}
