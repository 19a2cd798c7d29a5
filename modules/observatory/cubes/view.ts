// What a page, a file and the JSON interface show of a cube: the asked version, read and counted.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { type Choice, readChoice, type Wrong } from './choice.ts'
import type { Columns, CubeVersion } from './cube.ts'
import { columnsOf } from './memory.ts'
import { type Cube, getCube } from './queries.ts'
import { makeTable, type Table } from './table.ts'

export type View = {
  cube: Cube
  version: CubeVersion
  columns: Columns
  choice: Choice
  wrong: Wrong[]
  table: Table
}

/** A cube with what an address asks of it; `version` is missing until a file was loaded. */
export async function readView(
  reader: Reader, id: string, query: URLSearchParams,
): Promise<View | { cube: Cube, version: undefined }> {
  const cube = await getCube(reader, id)
  const version = cube.versions.find(({ number }) => String(number) === query.get('version')) ??
    cube.versions[0]
  if (!version) return { cube, version: undefined }
  const columns = inDescription(cube, await columnsOf(reader, version.key))
  const { description, versions } = cube
  const asked = readChoice(query, { description, dimensions: columns.dimensions, versions })
  return { cube, version, columns, ...asked, table: makeTable(description, columns, asked.choice) }
}

// A dimension that the description has lost or gained since then is in no table of this version.
function inDescription({ description }: Cube, columns: Columns): Columns {
  const dimensions = description.dimensions
    .flatMap(({ id }) => columns.dimensions.find((one) => one.id === id) ?? [])
  return { ...columns, dimensions }
}
