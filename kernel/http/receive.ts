// A form with files as it comes over the network (RFC 7578): fields into memory, files onto the
// disk, with their SHA-256 taken on the way. What fails in the middle leaves nothing behind.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import type { FileRefusal } from '../files/kinds.ts'
import type { Failure } from './failure.ts'

export type Limits = {
  files: number
  /** Of one file. */
  bytesMax: number
  /** Of all files of one form. */
  allBytesMax: number
}

export type ReceivedFile = {
  field: string
  /** As it was given, by whoever gave it. */
  name: string
  sizeBytes: number
  sha256: string
  temporaryPath: string
  /** Why its bytes are not there. */
  unkept: Extract<FileRefusal, 'too-large' | 'too-many-at-once' | 'too-much-at-once'> | undefined
}

export type Received = { form: URLSearchParams, files: ReceivedFile[] }

export type Means = {
  /** Exists for this one request alone, and is removed by `discard`. */
  folder: string
  limits: Limits
  /** Asked before the first byte of a file is kept: the fields before it must answer for it. */
  mayKeep: (form: URLSearchParams) => boolean
  /** Files are read and thrown away: only the fields are wanted. */
  withoutFiles: boolean
  idleMs: number
}

const FIELDS_MAX = 200
const FIELD_BYTES_MAX = 100_000 // all fields together, as for every form
const FILES_MAX = 200 // of which those that are too many for the form are named, and not kept
// More than allowed is read to its end, or a browser would show a broken connection and no words.
const READ_ON_BYTES = 1_000_000_000

/** The most that is read of a request at all. */
export const bytesMaxOf = ({ allBytesMax }: Limits) => allBytesMax + READ_ON_BYTES

class Stopped extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super('Stopped')
    this.failure = failure
  }
}

type Working = Means & {
  form: URLSearchParams, stored: Promise<ReceivedFile>[], streams: BusboyFileStream[],
  stop: (error: unknown) => void, signal: AbortSignal
  /** Of all files that are kept, as far as they are there. */
  bytes: number
}

/** Fields and files, or why not; nothing is left on the disk when it is a failure. */
export async function receiveForm(
  body: ReadableStream<Uint8Array> | null, contentType: string, means: Means,
): Promise<Received | Failure> {
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType)) return { status: 415 }
  const aborting = new AbortController()
  const working: Working = {
    ...means, form: new URLSearchParams(), stored: [], streams: [],
    bytes: 0, stop: (error) => aborting.abort(error), signal: aborting.signal,
  }
  try {
    const busboy = openBusboy(contentType, working)
    await feed(body, busboy, { ...means, signal: aborting.signal })
    const files = await Promise.all(working.stored)
    if (!means.mayKeep(working.form)) throw new Stopped({ status: 403 })
    return { form: working.form, files }
  } catch (error) {
    working.stop(error)
    for (const stream of working.streams) stream.destroy()
    await Promise.allSettled(working.stored)
    discard(means.folder)
    return failureOf(aborting.signal.reason)
  }
}

/** Removes what came with a request, whether it was used or not. */
export const discard = (folder: string): void => rmSync(folder, { recursive: true, force: true })

function failureOf(error: unknown): Failure {
  if (error instanceof Stopped) return error.failure
  if (isDiskFull(error)) return { status: 507 }
  // Cut off, or not the form it says it is: whoever is still there may send it again.
  return { status: 400 }
}

const isDiskFull = (error: unknown) => error instanceof Error && 'code' in error &&
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))

function openBusboy(contentType: string, working: Working): BusboyInstance {
  const { limits, form, stop } = working
  const busboy = new Busboy({
    headers: { 'content-type': contentType },
    limits: {
      fields: FIELDS_MAX, fieldSize: FIELD_BYTES_MAX, files: FILES_MAX, headerPairs: 50,
      fileSize: limits.bytesMax, headerSize: 16_000,
    },
  })
  let fieldBytes = 0
  busboy.on('field', (name, value, ...[, isCut]) => {
    fieldBytes += Buffer.byteLength(name ?? '') + Buffer.byteLength(value)
    if (isCut === true || fieldBytes > FIELD_BYTES_MAX) stop(new Stopped({ status: 413 }))
    else if (name !== undefined) form.append(name, value)
  })
  busboy.on('fieldsLimit', () => stop(new Stopped({ status: 413 })))
  busboy.on('filesLimit', () => stop(new Stopped({ status: 413 })))
  busboy.on('file', (field, stream, name) => takeFile(working, { field, stream, name }))
  busboy.on('error', stop)
  return busboy
}

function takeFile(
  working: Working,
  { field, stream, name }: { field: string, stream: BusboyFileStream, name: string | undefined },
): void {
  const { limits, mayKeep, form, withoutFiles, stored, streams, stop } = working
  stream.on('error', stop)
  streams.push(stream)
  if (!mayKeep(form)) stop(new Stopped({ status: 403 }))
  // A field in which no file was chosen comes as a file without a name.
  if (withoutFiles || !mayKeep(form) || name === undefined || name === '') {
    stream.resume()
    return
  }
  const storing = (stored.length < limits.files ? storeFile(working, stream) : passOver(stream))
    .then((facts) => ({ field, name: decodeName(name), ...facts }))
  storing.catch(stop)
  stored.push(storing)
}

type Facts = Omit<ReceivedFile, 'field' | 'name'>

async function passOver(stream: BusboyFileStream): Promise<Facts> {
  stream.resume()
  return { sizeBytes: 0, sha256: '', temporaryPath: '', unkept: 'too-many-at-once' }
}

// Browsers write these three signs of a name so, and no others (HTML, "multipart/form-data").
const decodeName = (name: string) => name.replaceAll('%22', '"').replaceAll(/%0[AD]/g, ' ')

async function storeFile(working: Working, stream: BusboyFileStream): Promise<Facts> {
  const { folder, limits, stored, signal } = working
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const temporaryPath = path.join(folder, String(stored.length + 1))
  const hash = createHash('sha256')
  let [sizeBytes, isTooMuch] = [0, false]
  const watch = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      isTooMuch ||= working.bytes + chunk.length > limits.allBytesMax
      if (isTooMuch) {
        done()
        return
      }
      hash.update(chunk)
      sizeBytes += chunk.length
      working.bytes += chunk.length
      done(null, chunk)
    },
  })
  // Synced here, so that nobody waits for the disk while a transaction is open.
  const target = createWriteStream(temporaryPath, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(stream, watch, target, { signal })
  const unkept = stream.truncated ? 'too-large' : isTooMuch ? 'too-much-at-once' : undefined
  if (unkept) {
    rmSync(temporaryPath)
    working.bytes -= sizeBytes // A smaller one after it may fit.
  }
  return { sizeBytes, sha256: hash.digest('hex'), temporaryPath, unkept }
}

/** Hands the body on piece by piece, as fast as the disk takes it and no slower than allowed. */
async function feed(
  body: ReadableStream<Uint8Array> | null, busboy: BusboyInstance,
  { idleMs, limits, signal }: { idleMs: number, limits: Limits, signal: AbortSignal },
): Promise<void> {
  const finished = once(busboy, 'finish', { signal })
  finished.catch(() => {})
  const reader = body?.getReader()
  let total = 0
  try {
    while (reader) {
      const { done, value } = await inTime(reader.read(), { idleMs, signal })
      if (done) break
      total += value.length
      if (total > bytesMaxOf(limits)) throw new Stopped({ status: 413 })
      if (!busboy.write(value)) await once(busboy, 'drain', { signal })
    }
    busboy.end()
    await finished
  } finally {
    reader?.releaseLock()
  }
}

function inTime<T>(
  step: Promise<T>, { idleMs, signal }: { idleMs: number, signal: AbortSignal },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stopped)
    }
    const stopped = () => {
      end()
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      end()
      reject(new Stopped({ status: 408 }))
    }, idleMs)
    signal.addEventListener('abort', stopped)
    if (signal.aborted) stopped()
    step.then((value) => { end(); resolve(value) }, (error: unknown) => { end(); reject(error) })
  })
}
