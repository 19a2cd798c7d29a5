// ZIP archives: one table with its description, or many files one after the other.
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate'
import { csvOf } from './csv.ts'
import { metadataOf } from './metadata.ts'
import { readmeOf } from './readme.ts'
import { type DownloadTable, fileName } from './table.ts'

/** `day`: "2026-07-12", the date that the archive gives the file. */
export type ZipFile = { name: string, text: string, day: string }

const LEVEL = 6
const FIRST_DAY = '1980-01-01' // of the ZIP format

/** The table, its description and a text to read first. The same figures give the same bytes. */
export function zipOf(table: DownloadTable): Uint8Array<ArrayBuffer> {
  const mtime = moment(table.releases[0]?.released ?? FIRST_DAY)
  return zipSync({
    [fileName(table, 'csv')]: strToU8(csvOf(table)),
    [fileName(table, 'metadata.json')]: strToU8(metadataOf(table)),
    'readme.md': strToU8(readmeOf(table)),
  }, { level: LEVEL, mtime })
}

/** Packs files as they come: only one is in memory at a time. Yields the archive in pieces. */
export async function* bulkZip(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const failures: Error[] = []
  const archive = new Zip((error, piece) => {
    if (error) failures.push(error)
    else ready.push(piece)
  })
  const take = () => {
    if (failures[0]) throw failures[0]
    return ready.splice(0)
  }
  for await (const { name, text, day } of files) {
    const file = new ZipDeflate(name, { level: LEVEL })
    file.mtime = moment(day)
    archive.add(file)
    file.push(strToU8(text), true)
    yield* take()
  }
  archive.end()
  yield* take()
}

// The format keeps local time without a zone: noon is the same day everywhere.
const moment = (day: string) => new Date(`${day < FIRST_DAY ? FIRST_DAY : day}T12:00:00`)
