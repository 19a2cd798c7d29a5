// What happens to a file: it is looked at, kept, and read in a job; each refusal says what to do.
import path from 'node:path'
import { editor, system } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { type Language, languages, type Multilingual } from '../../../kernel/i18n/languages.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { extractFile } from './extract.ts'
import { type FileKind, mediaTypes, refusalTexts } from './file.ts'
import { inspectFile } from './kind.ts'
import {
  deletePages, findByHash, finishFile, hasPublication, insertEdition, insertFile, insertPages,
  insertPublication, type KnownFile, listWaiting, openAddedWork, refuseFile, requeueFile, type WaitingFile,
} from './queries.ts'
import { type FileStore, hashFile, keepFile } from '../../../kernel/files/store.ts'

export type Library = {
  database: Database
  store: FileStore
  /** Called with the number of a file whose pages can be searched now. */
  onReady: (file: number) => Promise<void>
}

export type AddOptions = { publication: number | undefined, language: Language | undefined }
type Say = (text: string) => void

const actor = editor('library', 'bin/library')

/** Adds one file. Returns whether its pages can be read now; says everything worth knowing. */
export async function addFile(
  library: Library, file: string, options: AddOptions, say: Say,
): Promise<boolean> {
  const { database, store } = library
  const tell = (text: string) => say(`${file}: ${text}`)
  const inspected = await inspectFile(file)
  if (!inspected.ok) {
    tell(refusalTexts[inspected.refusal])
    return false
  }
  const sha256 = await hashFile(file)
  const known = await read(database, actor, (reader) => findByHash(reader, sha256))
  // Also when the file is known: bytes that went missing on disk are put back.
  if (!await keepFile(store, file, sha256)) {
    tell(refusalTexts.changing)
    return false
  }
  if (known?.status === 'ready') {
    tell(`already in the library, as a file of publication ${known.publication}${
      known.withdrawn ? ', which was withdrawn' : ''}. Nothing was changed.`)
    return true
  }
  const entered = known ?? await enterFile(database, options, {
    sha256, name: path.basename(file), mediaType: mediaTypes[inspected.kind], sizeBytes: inspected.sizeBytes,
  })
  if (!entered) {
    tell(`There is no publication ${options.publication}. See the number in its address.`)
    return false
  }
  if (known) await write(database, actor, (writer) => requeueFile(writer, known.id))
  await readWaiting(library)
  return tellOutcome(await read(database, actor, (reader) => findByHash(reader, sha256)), tell)
}

type FileFacts = { sha256: string, name: string, mediaType: string, sizeBytes: number }

/** Enters a file into the queue. False when the publication it is meant for does not exist. */
function enterFile(
  database: Database, { publication, language }: AddOptions, facts: FileFacts,
): Promise<boolean> {
  return write(database, actor, async (writer) => {
    if (publication !== undefined && !await hasPublication(writer, publication)) return false
    const work = publication ?? await insertPublication(writer, newWork(facts.name))
    await insertFile(writer, { ...facts, publication: work, language })
    return true
  })
}

// Until its text is read, a work made from a file alone is called as the file.
function newWork(name: string) {
  const description = Object.fromEntries(languages.map((one) =>
    [one, texts(one).item.notDescribed])) as Multilingual
  const title = sameInAll(path.basename(name, path.extname(name)))
  return { title, language: 'en' as const, description }
}

const sameInAll = (text: string) =>
  Object.fromEntries(languages.map((one) => [one, text])) as Multilingual

function tellOutcome(file: KnownFile | undefined, tell: Say): boolean {
  if (file?.status !== 'ready') {
    tell(file?.problem ?? 'The file waits to be read; see the log.')
    return false
  }
  const { pageCount, language, publication, version } = file
  const pages = pageCount === null ? 'text without pages' : pageCount === 1 ? '1 page' : `${pageCount} pages`
  tell(`${pages} in ${language}, version ${version}; can be searched and read at ${
    href.publication(language ?? 'en', publication)}`)
  return true
}

let reading: Promise<void> = Promise.resolve()

/** The job: reads all files that wait, one after the other, whoever added them. */
export function readWaiting(library: Library): Promise<void> {
  const mine = reading.then(() => readAll(library))
  // What stops this job must not stop the next.
  reading = mine.catch(() => {})
  return mine
}

async function readAll(library: Library) {
  const job = system('library', 'read-files')
  for (const file of await read(library.database, job, listWaiting)) await readFileText(library, file)
}

async function readFileText({ database, store, onReady }: Library, file: WaitingFile): Promise<void> {
  const job = system('library', `read-file-${file.id}`)
  const result = await extractFile({
    kind: kindOf(file.mediaType), file: store.pathOf(file.sha256),
    coverFile: store.coverPathOf(file.sha256),
  })
  if (!result.ok) {
    await write(database, job, (writer) => refuseFile(writer, file.id, refusalTexts[result.refusal]))
    return
  }
  const { pages, paged, cover, title } = result
  const language = file.language ?? result.language
  await storePages(database, file.id, { language, pages })
  await write(database, job, async (writer) => {
    await finishFile(writer, file.id, { pageCount: paged ? pages.length : null, language, cover })
    await insertEdition(writer, file.publication, language)
    const named = title ? sameInAll(title.slice(0, 300)) : undefined
    await openAddedWork(writer, file.publication, { title: named, language })
  })
  await onReady(file.id)
}

const PAGES_AT_ONCE = 50

// Many short transactions: readers of a database with one connection wait for none of them long.
async function storePages(
  database: Database, file: number, { language, pages }: { language: Language, pages: string[] },
): Promise<void> {
  const job = system('library', `read-file-${file}`)
  await write(database, job, (writer) => deletePages(writer, file))
  for (let start = 0; start < pages.length; start += PAGES_AT_ONCE) {
    const some = { language, first: start + 1, pages: pages.slice(start, start + PAGES_AT_ONCE) }
    await write(database, job, (writer) => insertPages(writer, file, some))
  }
}

const kindOf = (mediaType: string): FileKind =>
  mediaType === mediaTypes.pdf ? 'pdf' : mediaType === mediaTypes.docx ? 'docx' : 'html'
