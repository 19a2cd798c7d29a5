// What others do with the rows of a cube: DuckDB with its fastest types, and plain SQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  DuckDBDataChunk, DuckDBInstance, ENUM, INTEGER, type DuckDBType,
} from '@duckdb/node-api'
import { openDatabase } from '../kernel/database/database.ts'
import type { Columns } from '../modules/observatory/cubes/cube.ts'
import type { Question } from './observatory-cubes.ts'

export type Peer = {
  name: string
  /** Makes the table of a question, all its rows fetched; answers with the sum of its figures. */
  ask: (question: Question) => Promise<number>
  close: () => Promise<void>
}

const quoted = (name: string) => `"${name}"`

function whereOf(keep: Question['keep'], write: (id: string, value: string) => string): string {
  const conditions = [...keep].map(([id, values]) =>
    `${quoted(id)} in (${values.map((value) => write(id, value)).join(', ')})`)
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
}

/** DuckDB in memory with two threads, categories as its own coded type. */
export async function openDuck({ dimensions, figures }: Columns): Promise<Peer> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const types: DuckDBType[] = [
    ...dimensions.map(({ values }) => ENUM(values.map(({ id }) => id))), INTEGER,
  ]
  const listOf = (values: { id: string }[]) => values.map(({ id }) => `'${id}'`).join(', ')
  await connection.run(`create table cube (${dimensions.map(({ id, values }) =>
    `${quoted(id)} enum (${listOf(values)}) not null`).join(', ')}, figure integer not null)`)
  const appender = await connection.createAppender('cube')
  const BLOCK = 2048
  for (let start = 0; start < figures.length; start += BLOCK) {
    const end = Math.min(figures.length, start + BLOCK)
    const chunk = DuckDBDataChunk.create(types, end - start)
    for (const [place, { values, codes }] of dimensions.entries()) {
      const ids = Array.from(codes.subarray(start, end), (code) => values[code]?.id ?? '')
      chunk.setColumnValues(place, ids)
    }
    chunk.setColumnValues(dimensions.length, Array.from(figures.subarray(start, end)))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  return {
    name: 'DuckDB',
    ask: async ({ rows, columns, keep }) => {
      const where = whereOf(keep, (_, value) => `'${value}'`)
      const reader = await connection.runAndReadAll(`select ${quoted(rows)}, ${quoted(columns)},
        sum(figure)::double from cube ${where} group by all`)
      return reader.getRows().reduce((sum, [, , figure]) => sum + Number(figure), 0)
    },
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** The embedded PostgreSQL, categories as small numbers. */
export async function openPostgres({ dimensions, figures }: Columns): Promise<Peer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-bench-'))
  const database = await openDatabase({ url: undefined, folder })
  await database.pool.query(`create table cube (${dimensions.map(({ id }) =>
    `${quoted(id)} smallint not null`).join(', ')}, figure integer not null)`)
  const places = dimensions.map((_, place) => `$${place + 1}::smallint[]`)
  const arrays = `${places.join(', ')}, $${places.length + 1}::int[]`
  const insert = `insert into cube select u.* from unnest(${arrays}) u`
  const BLOCK = 50_000
  for (let start = 0; start < figures.length; start += BLOCK) {
    const cut = (numbers: Uint16Array | Columns['figures']) =>
      [...numbers.subarray(start, start + BLOCK)]
    await database.pool.query(insert, [...dimensions.map(({ codes }) => cut(codes)), cut(figures)])
  }
  await database.pool.query('vacuum analyze cube')
  const codeOf = (id: string, value: string) => dimensions.find((one) => one.id === id)?.values
    .findIndex((one) => one.id === value) ?? -1
  return {
    name: 'PostgreSQL',
    ask: async ({ rows, columns, keep }) => {
      const where = whereOf(keep, (id, value) => String(codeOf(id, value)))
      const { rows: found } = await database.pool.query(`select ${quoted(rows)}, ${quoted(columns)},
        sum(figure)::float8 as figure from cube ${where} group by 1, 2`)
      return found.reduce((sum, { figure }) => sum + figure, 0)
    },
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
