// The pipeline of kernel/http alone, with a few routes and the plainest of pages around them.
import type { Database } from '../../kernel/database/database.ts'
import { NotFound } from '../../kernel/http/problem.ts'
import { machine, page, type Route } from '../../kernel/http/route.ts'
import { createWeb, type Shell, type Web, type WebSettings } from '../../kernel/http/web.ts'

const words = { en: 'things', es: 'cosas', pt: 'coisas', fr: 'choses' }

/** What the next page throws, if anything. */
export const trouble: { error: unknown } = { error: undefined }

const routes: Route[] = [
  page({
    name: 'things', path: [words], audience: 'everyone',
    handle: async ({ query }) => {
      if (trouble.error !== undefined) throw trouble.error
      return { title: 'Things', main: `${query.get('q') ?? ''} ${'All the things there are. '.repeat(40)}` }
    },
  }),
  page({
    name: 'thing', path: [words, ':id'], audience: 'everyone',
    handle: async ({ values }) => {
      if (values.id !== '1') throw new NotFound()
      return { title: 'One', main: 'The one thing' }
    },
  }),
  page({ name: 'plans', path: [words, words], audience: 'staff', handle: async () =>
    ({ title: 'Plans', main: 'Plans' }) }),
  machine({
    name: 'form', methods: ['GET', 'POST'], pattern: '/form', audience: 'everyone',
    handle: async ({ form, method }) =>
      ({ body: `${method} ${form.get('name') ?? ''}`, type: 'text/plain' }),
  }),
]

const shell: Shell = {
  render: ({ title, main }, { language }) => `<html lang="${language}"><title>${title}</title>${String(main)}</html>`,
  errorPage: (
    { status }, { requestId },
  ) => ({ title: `Error ${status}`, main: `Reference ${requestId}` }),
  errorText: ({ status }, language) => ({ title: `Error ${status}`, detail: `In ${language}` }),
}

export function createTinyWeb(database: Database, settings: Partial<WebSettings> = {}): Web {
  return createWeb({
    database, shell, routes,
    settings: {
      origin: 'http://puente.test', trial: true, requestsPerMinute: 0, proxies: 0, ...settings,
    },
    languagesOf: () => ({ en: '/en', es: '/es', pt: '/pt', fr: '/fr' }),
  })
}
