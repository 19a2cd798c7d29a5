// Cubes, their versions and their columns: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { CubeVersion } from './cube.ts'
import type { CubeRecord } from './input.ts'
import type { PackedColumn } from './pack.ts'

const PART_BYTES = 1_000_000

/** A described table, its source, and what was loaded for it: newest first, none at first. */
export type Cube = {
  description: CubeRecord
  source: {
    id: string, producer: string, dataset: Multilingual, url: string, retrieved: string,
    licence: string, licenceUrl: string | null, licenceStatus: 'clear' | 'unclear', demands: string,
  }
  versions: CubeVersion[]
}

type CubeRow = Omit<Cube, 'versions'> & {
  versions: (Omit<CubeVersion, 'loadedAt'> & { loadedAt: string })[]
}

const whole = sql`
  select c.description,
    jsonb_build_object('id', s.id, 'producer', s.producer, 'dataset', s.dataset, 'url', s.url,
      'retrieved', s.retrieved, 'licence', s.licence, 'licenceUrl', s.licence_url,
      'licenceStatus', s.licence_status, 'demands', s.demands) as source,
    coalesce((select jsonb_agg(jsonb_build_object('key', v.id, 'number', v.number,
        'loadedAt', v.loaded_at, 'fileName', v.file_name, 'sha256', v.sha256, 'rows', v.rows,
        'withoutFigure', v.without_figure, 'vintage', v.vintage) order by v.number desc)
      from observatory.cube_versions v where v.cube_id = c.id), '[]') as versions
  from observatory.cubes c join observatory.sources s on s.id = c.source_id`

const cubeOf = ({ versions, ...rest }: CubeRow): Cube => ({
  ...rest, versions: versions.map((one) => ({ ...one, loadedAt: new Date(one.loadedAt) })),
})

/** All tables that are described and may be shown. */
export async function listCubes(reader: Reader): Promise<Cube[]> {
  const { rows } = await sql<CubeRow>`${whole} order by c.position, c.id`.execute(reader)
  return rows.map(cubeOf)
}

/** One table. Throws NotFound. */
export async function getCube(reader: Reader, id: string): Promise<Cube> {
  const { rows: [row] } = await sql<CubeRow>`${whole} where c.id = ${id}`.execute(reader)
  if (!row) throw new NotFound()
  return cubeOf(row)
}

/** The packed columns of a version. Throws NotFound. */
export async function readPacked(reader: Reader, key: string): Promise<PackedColumn[]> {
  const { rows } = await sql<PackedColumn>`
    select name, bytes from observatory.cube_columns
    where version_id = ${key}::uuid order by name, part`.execute(reader)
  if (rows.length === 0) throw new NotFound()
  return [...Map.groupBy(rows, ({ name }) => name)]
    .map(([name, parts]) => ({ name, bytes: Buffer.concat(parts.map(({ bytes }) => bytes)) }))
}

/** Brings the descriptions to what content says; versions stay with their table. */
export async function syncCubes(writer: Writer, cubes: CubeRecord[]): Promise<void> {
  await syncTable(writer, {
    table: 'observatory.cubes', key: ['id'],
    rows: cubes.map((one) =>
      ({ id: one.id, position: one.position, source_id: one.source, description: one })),
  })
}

export type NewVersion = Omit<CubeVersion, 'key' | 'number' | 'loadedAt'>

/** Adds a version with its columns; returns its number. */
export async function addVersion(
  writer: Writer, cubeId: string, { version, columns }: {
    version: NewVersion, columns: PackedColumn[],
  },
): Promise<number> {
  // Two people who load at once get two numbers: the second waits here for the first.
  await sql`select id from observatory.cubes where id = ${cubeId} for update`.execute(writer)
  const { rows: [added] } = await sql<{ id: string, number: number }>`
    insert into observatory.cube_versions
      (cube_id, number, vintage, file_name, sha256, rows, without_figure)
    select ${cubeId}, coalesce(max(number), 0) + 1, ${version.vintage}, ${version.fileName},
      ${version.sha256}, ${version.rows}::int, ${version.withoutFigure}::int
    from observatory.cube_versions where cube_id = ${cubeId}
    returning id, number`.execute(writer)
  if (!added) throw new NotFound()
  for (const { name, bytes } of columns) {
    for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
      const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)
      await sql`
        insert into observatory.cube_columns (version_id, name, part, bytes)
        values (${added.id}::uuid, ${name}, ${part}, ${piece})`.execute(writer)
    }
  }
  return added.number
}
