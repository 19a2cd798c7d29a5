// An item with files, as people make one in a browser without scripts.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { textOf } from './page.ts'
import { hiddenOf, organizationOf, type Visit } from './people.ts'
import type { Site } from './site.ts'

const W = '/en/w/exchange'
export const toBrisoria = { organization: organizationOf('brisoria-csirt') }

/** Begins a question with a marking and readers; the address of its item. */
export async function writeItem(
  visit: Visit, { tlp, to }: { tlp: string, to: Record<string, string> },
): Promise<string> {
  const begun = await visit.press(`${W}/new`, `${W}/new`, { kind: 'question' })
  const item = (begun.headers.get('location') ?? '').replace(/\/draft.*/, '')
  const step = async (name: string, fields: Record<string, string>, query = '') =>
    visit.press(`${item}/draft/${name}${query}`, `${item}/draft/${name}${query}`, fields)
  await step('words', { title: 'Blue seals', summary: 'Two containers.' }, '?in=en')
  await step('text', { text: 'Where from?' }, '?in=en')
  await step('marking', { tlp, pap: 'amber' })
  await step('recipients', to)
  return item
}

/** Signs in once more and issues it. */
export async function issue(visit: Visit, item: string): Promise<void> {
  await visit.press('/en/sign-in/again', '/en/sign-in/again/trial')
  const answer = await visit.press(`${item}/draft`, `${item}/issue`)
  assert.equal(answer.headers.get('location'), item)
}

export type Content = Buffer | string

/** Sends files as the form of the page does. */
export async function attachFiles(
  { web }: Pick<Site, 'web'>, visit: Visit,
  { item, files, level = 'item' }: { item: string, files: [string, Content][], level?: string },
): Promise<Response> {
  const form = new FormData()
  const hidden = hiddenOf(await (await visit.get(`${item}/files`)).text(), `${item}/files`)
  for (const [field, value] of Object.entries({ ...hidden, level })) form.append(field, value)
  for (const [name, bytes] of files) {
    form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name)
  }
  return web.request(`${item}/files`, {
    method: 'POST', body: form,
    headers: { cookie: visit.cookie(), 'sec-fetch-site': 'same-origin', accept: 'text/html' },
  })
}

/** The status and the text of a page. */
export async function see(visit: Visit, address: string) {
  const answer = await visit.get(address)
  return { status: answer.status, text: textOf(await answer.text()) }
}

/** The addresses of the files on a page, as it links to them. */
export async function linksOn(visit: Visit, address: string): Promise<string[]> {
  const html = await (await visit.get(address)).text()
  return [...html.matchAll(/href="([^"]*\/files\/[0-9a-f-]{36})"/g)].map(([, link = '']) => link)
}

/** What was received and not yet moved or removed. */
export function leftOvers({ settings }: Pick<Site, 'settings'>): string[] {
  const folder = path.join(settings.varFolder, 'uploads')
  return existsSync(folder) ? readdirSync(folder) : []
}
