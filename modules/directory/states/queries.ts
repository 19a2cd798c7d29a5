// States: SQL and only SQL.
import { sql } from 'kysely'
import { syncTable } from '../../../kernel/database/sync.ts'
import type { Reader, Writer } from '../../../kernel/database/transaction.ts'
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { StateRecord } from './input.ts'
import type { Source, State, StateStatus } from './state.ts'

const stateColumns = sql`
  s.id, s.iso2, s.name, s.name_formal as "nameFormal",
  s.official_languages as "officialLanguages", s.languages_note as "languagesNote",
  json_build_object('column', s.tile_column, 'row', s.tile_row) as tile,
  now.status, now.as_of as "statusAsOf"`

const fromStates = sql`
  from directory.states s
  join directory.state_statuses now on now.state_id = s.id and now.position = 0`

/** All 35 States, in the order of their codes. */
export async function listStates(reader: Reader): Promise<State[]> {
  const { rows } = await sql<State>`select ${stateColumns} ${fromStates} order by s.id`.execute(reader)
  return rows
}

export type StateDetail = State & { statuses: StateStatus[], sources: Source[] }

/** One State by its code, in either case. Throws NotFound. */
export async function getState(reader: Reader, id: string): Promise<StateDetail> {
  const { rows: [state] } = await sql<StateDetail>`
    select ${stateColumns}, s.sources,
      (select json_agg(json_build_object(
          'status', t.status, 'since', t.since, 'until', t.until, 'asOf', t.as_of,
          'note', t.note, 'sources', t.sources) order by t.position)
        from directory.state_statuses t where t.state_id = s.id) as statuses
    ${fromStates}
    where s.id = ${id.slice(0, 3).toUpperCase()} and length(${id}) = 3`.execute(reader)
  if (!state) throw new NotFound()
  return state
}

/** Brings the States to what the content files say. */
export async function syncStates(writer: Writer, records: StateRecord[]): Promise<void> {
  const states = records.map((record) => ({
    id: record.id,
    iso2: record.iso2,
    iso_numeric: record.isoNumeric,
    name: record.name,
    name_formal: record.nameFormal ?? null,
    official_languages: record.officialLanguages,
    languages_note: record.languagesNote ?? null,
    tile_column: record.tile.col,
    tile_row: record.tile.row,
    confidence: record.confidence,
    sources: record.sources,
  }))
  const statuses = records.flatMap((record) => record.statuses.map((status, position) => ({
    state_id: record.id,
    position,
    status: status.status,
    since: status.since ?? null,
    until: status.until ?? null,
    as_of: status.asOf,
    note: status.note ?? null,
    sources: status.sources,
  })))
  await syncTable(writer, { table: 'directory.states', key: ['id'], rows: states })
  await syncTable(writer, {
    table: 'directory.state_statuses', key: ['state_id', 'position'], rows: statuses,
  })
}

/** Brings the permanent observers to the list of names. */
export async function syncObservers(writer: Writer, names: Multilingual[]): Promise<void> {
  const rows = names.map((name, index) => ({ id: index + 1, name }))
  await syncTable(writer, { table: 'directory.observers', key: ['id'], rows })
}

/** The names of the permanent observers. */
export async function listObservers(reader: Reader): Promise<Multilingual[]> {
  const { rows } = await sql<{ name: Multilingual }>`
    select name from directory.observers order by id`.execute(reader)
  return rows.map(({ name }) => name)
}
