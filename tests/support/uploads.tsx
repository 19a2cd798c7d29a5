// A small site of two forms with files, with the sessions of the real one, for tests of uploads.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RawBuilder } from 'kysely'
import { isValidElement } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { system } from '../../kernel/access/actor.ts'
import { write } from '../../kernel/database/transaction.ts'
import { createFileStore, keepUpload } from '../../kernel/files/store.ts'
import { page, upload, type UploadedFile, type UploadRequest } from '../../kernel/http/route.ts'
import type { Shell } from '../../kernel/http/shell.ts'
import { createWeb, type Web } from '../../kernel/http/web.ts'
import { address, ALL_BYTES_MAX, AttachForm, FILE_BYTES_MAX } from './attach-form.tsx'
import { hiddenOf, type Visit } from './people.ts'
import { openSite } from './site.ts'

export { address, ALL_BYTES_MAX, FILE_BYTES_MAX }

const words = { en: 'attach', es: 'adjuntar', pt: 'anexar', fr: 'joindre' }
const strict = { en: 'strict', es: 'estricto', pt: 'estrito', fr: 'strict' }

const shell: Shell = {
  render: ({ title, main }) => '<!doctype html><html lang="en">' +
    `<title>${title}</title><main>${isValidElement(main) ? renderToString(main) : String(main)}</main>`,
  errorPage: ({ status }) => ({ title: `Error ${status}`, main: '' }),
  errorText: ({ status }) => ({ title: `Error ${status}`, detail: '' }),
  people: {
    describe: async () => ({ name: 'Ana', exercise: true }),
    signIn: (_language, { back, reason }) => `/sign-in?reason=${reason}&back=${back}`,
  },
}

export type Call = { files: UploadedFile[], text: string }
export type Fields = [string, string | [bytes: string | Buffer, name: string]][]

/** Opens it; `folder` is where files arrive, `calls` what the handler was given. */
export async function openUploads() {
  const site = await openSite()
  const base = mkdtempSync(path.join(tmpdir(), 'puente-uploads-'))
  const folder = path.join(base, 'uploads')
  const store = createFileStore(base)
  const calls: Call[] = []
  const handle = async ({ files, form, seal }: UploadRequest) => {
    const text = form.get('text') ?? ''
    calls.push({ files, text })
    const refusal = files.find((file) => file.refusal !== undefined)?.refusal
    if (refusal !== undefined) {
      const status = refusal === 'too-large' ? 413 as const : 422 as const
      return { title: 'Again', main: <AttachForm {...{ seal, text, refusal }} />, status }
    }
    if (text === 'a bug') throw new Error('a bug')
    for (const file of files) await keepUpload(store, file)
    return { to: '/en/done' }
  }
  const limits = { files: 3, bytesMax: FILE_BYTES_MAX, allBytesMax: ALL_BYTES_MAX }
  const buildWeb = (uploads: { reserveBytes?: number } = {}): Web => createWeb({
    database: site.database, shell,
    settings: {
      origin: 'http://puente.test', trial: true, requestsPerMinute: 0, proxies: 0,
      uploads: { folder, idleMs: 400, ...uploads },
    },
    routes: [
      page({
        name: 'form', path: [words], audience: 'everyone',
        handle: async ({ seal, kept }) => {
          const text = kept?.get('text') ?? ''
          return { title: 'Attach', main: <AttachForm seal={seal} text={text} /> }
        },
      }),
      upload({ name: 'send', path: [words], audience: 'signed-in', limits, handle }),
      upload({ name: 'strict', path: [words, strict], audience: 'stepped-up', limits, handle }),
    ],
    languagesOf: () => ({ en: '/en', es: '/es', pt: '/pt', fr: '/fr' }),
  })
  const web = buildWeb()
  return {
    site, web, folder, store, calls, buildWeb,
    change: (what: RawBuilder<unknown>) =>
      write(site.database, system('test', 'r'), (writer) => what.execute(writer)),
    isReceiving: () => readdirSync(folder).length > 0,
    /** Nothing is left that was received, and the calls are forgotten. */
    settle: () => {
      assert.deepEqual(readdirSync(folder), [], 'nothing is left that was received')
      calls.length = 0
    },
    end: async () => {
      await site.end()
      rmSync(base, { recursive: true })
    },
  }
}

/** What the form of a person carries. */
export async function sealOf(web: Web, visit: Visit, host = 'localhost') {
  const answer = await web.request(address, { headers: { cookie: visit.cookie(), host } })
  const { token = '', once = '' } = hiddenOf(await answer.text(), address)
  return { token, once }
}

/** Sends a form as a browser does. */
export async function sendUpload(
  web: Web, visit: Visit | undefined,
  { fields, to = address, headers = {} }: {
    fields: Fields, to?: string, headers?: Record<string, string>,
  },
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of fields) {
    if (typeof value === 'string') body.append(name, value)
    else body.append(name, new Blob([new Uint8Array(Buffer.from(value[0] as string))]), value[1])
  }
  return web.request(to, {
    method: 'POST', body,
    headers: {
      accept: 'text/html', 'sec-fetch-site': 'same-origin',
      ...(visit && { cookie: visit.cookie() }), ...headers,
    },
  })
}
