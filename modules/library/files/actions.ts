// What happens to a file: it is looked at, kept, and read in a job; each refusal says what to do.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { editor, system } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { type Language, languages, type Multilingual } from '../../../kernel/i18n/languages.ts'
import { texts } from '../messages.ts'
import { extractFile } from './extract.ts'
import { type FileKind, mediaTypes, refusalTexts } from './file.ts'
import { inspectFile } from './kind.ts'
import {
  findByHash, finishFile, hasPublication, insertEdition, insertFile, insertPublication, listWaiting,
  nameAddedWork, refuseFile, type WaitingFile,
} from './queries.ts'
import { type FileStore, hashFile, keepFile } from './store.ts'

export type Library = {
  database: Database
  store: FileStore
  /** Called with the number of a file whose pages can be searched now. */
  onReady: (file: number) => Promise<void>
}

export type AddOptions = { publication: number | undefined, language: Language | undefined }
type Say = (text: string) => void

/** Adds one file. Returns whether its pages can be read now; says everything worth knowing. */
export async function addFile(
  library: Library, file: string, { publication, language }: AddOptions, say: Say,
): Promise<boolean> {
  const { database, store } = library
  const actor = editor('library', 'bin/library')
  if (!existsSync(file)) return refuse(say, file, 'There is no such file.')
  const inspected = await inspectFile(file)
  if (!inspected.ok) return refuse(say, file, refusalTexts[inspected.refusal])
  const sha256 = await hashFile(file)
  const known = await read(database, actor, (reader) => findByHash(reader, sha256))
  if (known) {
    say(known.problem
      ? `${file}: the same file was refused before. ${known.problem}`
      : `${file}: already in the library, as a file of publication ${known.publication}. Nothing was changed.`)
    return known.problem === null
  }
  await keepFile(store, file, sha256)
  const id = await write(database, actor, async (writer) => {
    if (publication !== undefined && !await hasPublication(writer, publication)) return 0
    const work = publication ?? await insertPublication(writer, newWork(file))
    return insertFile(writer, {
      publication: work, language, sha256, name: path.basename(file),
      mediaType: mediaTypes[inspected.kind], sizeBytes: inspected.sizeBytes,
    })
  })
  if (id === 0) return refuse(say, file, `There is no publication ${publication}. See the number in its address.`)
  return readWaiting(library, say)
}

function refuse(say: Say, file: string, problem: string): false {
  say(`${file}: ${problem}`)
  return false
}

// Until its text is read, a work made from a file alone is called as the file.
function newWork(file: string) {
  const name = path.basename(file, path.extname(file))
  const description = Object.fromEntries(languages.map((one) =>
    [one, texts(one).item.notDescribed])) as Multilingual
  return { title: sameInAll(name), language: 'en' as const, description }
}

const sameInAll = (text: string) =>
  Object.fromEntries(languages.map((one) => [one, text])) as Multilingual

let reading: Promise<boolean> = Promise.resolve(true)

/** The job: reads all files that wait, one after the other. True when the last one could be read. */
export function readWaiting(library: Library, say: Say): Promise<boolean> {
  reading = reading.then(async () => {
    const actor = system('library', 'read-files')
    const waiting = await read(library.database, actor, listWaiting)
    let last = true
    for (const file of waiting) last = await readFileText(library, file, say)
    return last
  })
  return reading
}

async function readFileText(library: Library, file: WaitingFile, say: Say): Promise<boolean> {
  const { database, store, onReady } = library
  const actor = system('library', `read-file-${file.id}`)
  const kind = kindOf(file.mediaType)
  const result = await extractFile(kind, store.pathOf(file.sha256), store.coverPathOf(file.sha256))
  if (!result.ok) {
    const problem = refusalTexts[result.refusal]
    await write(database, actor, (writer) => refuseFile(writer, file.id, problem))
    return refuse(say, file.name, problem)
  }
  const { pages, language, cover, title } = result
  await write(database, actor, async (writer) => {
    await finishFile(writer, file.id, { pages, language, cover })
    await insertEdition(writer, file.publication, language)
    if (title) await nameAddedWork(writer, file.publication, sameInAll(title.slice(0, 300)), language)
  })
  await onReady(file.id)
  say(`${file.name}: ${pages.length} pages in ${language}, publication ${file.publication}, can be searched now.`)
  return true
}

const kindOf = (mediaType: string): FileKind =>
  mediaType === mediaTypes.pdf ? 'pdf' : mediaType === mediaTypes.docx ? 'docx' : 'html'
