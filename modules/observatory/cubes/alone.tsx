// The routes of sub-national tables on a server of their own, without the frame of the site: for
// tests, which bring their own tables.
import { renderToString } from 'preact-render-to-string'
import type { Database } from '../../../kernel/database/database.ts'
import { mountApi } from '../../../kernel/http/api.ts'
import { createWeb, type Web } from '../../../kernel/http/web.ts'
import { cubeEndpoints } from './api.ts'
import { cubeRoutes } from './routes.ts'

const origin = 'http://puente.test'
const failing = ({ status }: { status: number }) => ({ title: String(status), detail: '' })

/** A server on an open database. */
export function serveAlone(database: Database): Web {
  return createWeb({
    database, routes: cubeRoutes,
    settings: { origin, trial: true, requestsPerMinute: 0, proxies: 0 },
    languagesOf: () => ({ en: '', es: '', pt: '', fr: '' }),
    shell: {
      render: ({ main }) => renderToString(<>{main}</>),
      errorPage: ({ status }) => ({ title: String(status), main: String(status) }),
      errorText: failing,
    },
    extra: (web) => mountApi(web, {
      database, endpoints: cubeEndpoints,
      information: {
        title: '', description: '', version: '1', origin, licence: { name: '', url: '' },
      },
      wording: { failure: failing, parameter: () => 'wrong' },
    }),
  })
}
