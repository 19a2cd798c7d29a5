// Forms with files. The walls of every form hold; besides, no transaction is open while the network
// is waited for, and nobody fills the disk.
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { visitor } from '../access/actor.ts'
import { belongsTo } from '../access/audience.ts'
import { checkFile } from '../files/check.ts'
import { cleanName } from '../files/name.ts'
import type { Language } from '../i18n/languages.ts'
import { answerFailure } from './answer.ts'
import type { Failure } from './failure.ts'
import { act, answerForm, carriesToken, isFromHere, keepAndAsk } from './forms.ts'
import { identifyRequest } from './identify.ts'
import { allowLonger } from './patience.ts'
import { invariant } from './problem.ts'
import { bytesMaxOf, discard, type Received, receiveForm } from './receive.ts'
import type { Route, UploadedFile, UploadRoute } from './route.ts'
import { createRouter } from './router.ts'
import type { Ask, Parts, UploadSettings, Web } from './shell.ts'

type Found = { route: UploadRoute, language: Language, values: Record<string, string> }

const AT_ONCE_OF_ONE = 2
const AT_ONCE = 16
// What is left for the database and everything else on the disk.
const RESERVE_BYTES = 500_000_000
const IDLE_MS = 30_000

/** Mounts every form with files. What an earlier run left half received is removed now. */
export function mountUploads(
  web: Web, parts: Parts, routes: Route[],
): { takes: (path: string) => boolean } {
  const match = createRouter(routes.filter((route) => route.kind === 'upload'))
  const { uploads } = parts.settings
  invariant(uploads || routes.every(({ kind }) => kind !== 'upload'), 'uploads have a folder')
  if (uploads) empty(uploads.folder)
  const enter = createTurnstile()
  const find = (address: string): Found | undefined => {
    const found = match(address)
    return found.kind === 'found' ? found : undefined
  }
  web.post('*', async (c, next) => {
    const found = find(c.req.path)
    if (!found || !uploads) {
      await next()
      return undefined
    }
    return sendUpload(c, parts, { ...found, uploads, enter })
  })
  return { takes: (address) => find(address) !== undefined }
}

function empty(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) discard(path.join(folder, name))
}

type Turnstile = (account: string) => (() => void) | Failure

/** At most two at once of one person, and sixteen in all; what is returned lets the next one in. */
function createTurnstile(): Turnstile {
  const inside = new Map<string, number>()
  let all = 0
  return (account) => {
    const mine = inside.get(account) ?? 0
    if (mine >= AT_ONCE_OF_ONE) return { status: 429, waitSeconds: 30 }
    if (all >= AT_ONCE) return { status: 503, waitSeconds: 30 }
    inside.set(account, mine + 1)
    all += 1
    return () => {
      all -= 1
      const left = (inside.get(account) ?? 1) - 1
      if (left === 0) inside.delete(account)
      else inside.set(account, left)
    }
  }
}

type Sent = Found & { uploads: UploadSettings, enter: Turnstile }

async function sendUpload(c: Ask, parts: Parts, sent: Sent): Promise<Response> {
  if (!isFromHere(c)) return answerFailure(c, parts, { status: 403 })
  const actor = c.get('actor')
  const account = actor.kind === 'person' ? actor.id : c.get('lapsed')
  // Nobody we know: nothing is read, and signing in leads back to the form.
  if (account === undefined) {
    return keepAndAsk(c, parts, { language: sent.language, form: new URLSearchParams() })
  }
  const leave = sent.enter(account)
  if (typeof leave !== 'function') return answerFailure(c, parts, leave)
  const folder = path.join(sent.uploads.folder, randomUUID())
  try {
    return await receiveAndAct(c, parts, { ...sent, folder })
  } finally {
    discard(folder)
    leave()
  }
}

async function receiveAndAct(
  c: Ask, parts: Parts, { route, language, values, uploads, folder }: Sent & { folder: string },
): Promise<Response> {
  const stated = Number(c.req.header('content-length') ?? 0)
  if (stated > bytesMaxOf(route.limits)) return answerFailure(c, parts, { status: 413 })
  const needed = Math.min(stated, route.limits.allBytesMax)
  if (await isDiskFull(uploads, needed)) return answerFailure(c, parts, { status: 507 })
  allowLonger(c)
  const received = await receiveForm(c.req.raw.body, c.req.header('content-type') ?? '', {
    folder, limits: route.limits, idleMs: uploads.idleMs ?? IDLE_MS,
    mayKeep: (form) => carriesToken(c, form),
    withoutFiles: !belongsTo(c.get('actor'), route.audience),
  })
  if ('status' in received) return answerFailure(c, parts, received)
  // A session or a role may have ended while the bytes came.
  const refused = await identifyAgain(c, parts)
  if (refused) return answerFailure(c, parts, refused)
  const { form } = received
  if (!belongsTo(c.get('actor'), route.audience)) return keepAndAsk(c, parts, { language, form })
  const files = await describe(received)
  return answerForm(c, parts, await act(c, parts, {
    route, language, values, form, handle: (request) => route.handle({ ...request, files }),
  }))
}

async function isDiskFull({ folder, reserveBytes }: UploadSettings, needed: number) {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < needed + (reserveBytes ?? RESERVE_BYTES)
}

function identifyAgain(c: Ask, parts: Parts): Promise<Failure | undefined> {
  c.set('actor', visitor(c.get('requestId')))
  c.set('secret', undefined)
  c.set('lapsed', undefined)
  return identifyRequest(c, parts)
}

/** Each file by its content: its media type, or why it is refused. One after the other. */
async function describe({ files }: Received): Promise<UploadedFile[]> {
  const described: UploadedFile[] = []
  for (const { unkept, name: given, ...file } of files) {
    const name = cleanName(given)
    const checked = unkept
      ? { ok: false as const, refusal: unkept } : await checkFile(file.temporaryPath, name)
    described.push(checked.ok
      ? { ...file, name, type: checked.type, refusal: undefined }
      : { ...file, name, type: '', refusal: checked.refusal })
  }
  return described
}
