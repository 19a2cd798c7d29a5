// Files of the store over the network: whole, or the part that is asked for, so that a download
// that broke on a slow network goes on where it was (RFC 9110 §13 and §14).
import { streamFile } from '../files/store.ts'
import type { FileAnswer, StoredAnswer } from './route.ts'

type Asked = { method: string, header: (name: string) => string | undefined }

/** What is sent of a file, and what has to be noted first: nothing where no byte of it leaves. */
export function answerStored(
  { file: { path, sizeBytes: size, etag }, type, headers: own, record }: StoredAnswer,
  { method, header }: Asked,
): FileAnswer {
  const headers = { ...own, etag, 'accept-ranges': 'bytes' }
  if (listsTag(header('if-none-match'), etag)) return { body: null, type, status: 304, headers }
  // RFC 9110 §14.2: a part is asked for with GET alone.
  if (method !== 'GET') {
    return { body: null, type, headers: { ...headers, 'content-length': String(size) } }
  }
  const range = mayUseRange(header('if-range'), etag) ? readRange(header('range'), size) : undefined
  if (range === 'outside') {
    return {
      body: null, type, status: 416, headers: { ...headers, 'content-range': `bytes */${size}` },
    }
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  return {
    body: streamFile(path, { start, end }), type, status: range ? 206 : 200,
    headers: {
      ...headers, 'content-length': String(end - start + 1),
      ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
    ...(record && { record: record({ isRest: start > 0 }) }),
  }
}

const listsTag = (header: string | undefined, etag: string) =>
  (header ?? '').split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')))

// RFC 9110 §13.1.5: with the tag of something else, or a date, the whole file is sent.
const mayUseRange = (header: string | undefined, etag: string) =>
  header === undefined || header.trim() === etag

/** One range (RFC 9110 §14.1.2); several, or another unit, get the whole file. */
export function readRange(
  header: string | undefined, size: number,
): { start: number, end: number } | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from !== '' && to !== '' && Number(from) > Number(to)) return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end && start < size ? { start, end } : 'outside'
}
