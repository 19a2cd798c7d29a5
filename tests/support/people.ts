// The eight people that tests know by name, from world/people.yaml, and a browser without scripts
// that signs in as one of them.
import { sql } from 'kysely'
import { system } from '../../kernel/access/actor.ts'
import type { Database } from '../../kernel/database/database.ts'
import { write } from '../../kernel/database/transaction.ts'
import { exerciseId } from '../../modules/directory/directory.ts'
import type { Site } from './site.ts'

/** Who they are, and what tests use them for. */
export const cast = {
  marta: 'administers the incident response team of Avelara',
  ana: 'a member of the same team',
  bruno: 'administers the police unit of Brisoria',
  claire: 'administers the customs service of Caldory',
  daniel: 'a member of the financial intelligence unit of Dorvania',
  elena: 'administers the special prosecutor’s office of Quetzoria',
  ines: 'desk of the Secretariat',
  jorge: 'the second person at that desk',
} as const
export type Name = keyof typeof cast

export const accountOf = (name: string) => exerciseId('account', name)
export const personOf = (name: string) => exerciseId('person', name)
export const organizationOf = (code: string) => exerciseId('organization', code)
export const communityOf = (code: string) => exerciseId('community', code)

export type Visit = {
  /** Sends what a browser would send; cookies are kept. */
  get: (address: string, headers?: Record<string, string>) => Promise<Response>
  /** Sends a form as from a page of this site; the token of the session is added. */
  send: (
    address: string, fields?: Record<string, string>, headers?: Record<string, string>,
  ) => Promise<Response>
  /** Opens an address, presses the form that leads to `action`, filled in with `fields`. */
  press: (
    address: string, action: string, fields?: Record<string, string>,
  ) => Promise<Response>
  cookie: () => string
}

let networks = 0

/** A browser nobody has used yet; in a network of its own where a proxy tells (PUENTE_PROXIES). */
export function openBrowser(
  site: Pick<Site, 'web'>, { agent = 'Firefox/140 (Windows)', from = nextAddress() } = {},
): Visit {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (address: string, init: RequestInit & { headers: Record<string, string> }) => {
    const answer = await site.web.request(address, {
      ...init, redirect: 'manual',
      headers: {
        'user-agent': agent, 'x-forwarded-for': from, accept: 'text/html',
        ...(cookies.size > 0 && { cookie: cookie() }),
        ...init.headers,
      },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const visit: Visit = {
    cookie,
    get: (address, headers = {}) => ask(address, { headers }),
    send: async (address, fields = {}, headers = {}) => ask(address, {
      method: 'POST', body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin',
        ...headers,
      },
    }),
    press: async (address, action, fields = {}) => {
      const html = await (await visit.get(address)).text()
      return visit.send(action, { ...hiddenOf(html, action), ...fields },
        { referer: `http://localhost${address}` })
    },
  }
  return visit
}

// 198.18.0.0/15 is for tests (RFC 2544).
function nextAddress(): string {
  networks += 1
  return `198.18.${networks % 256}.7`
}

/** The hidden fields of the form that leads to an address. */
export function hiddenOf(html: string, action: string): Record<string, string> {
  const form = [...html.matchAll(/<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/gs)]
    .find(([, leads]) => leads === action)?.[2]
  if (form === undefined) throw new Error(`No form leads to ${action}`)
  const inputs = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) =>
    [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')]))
}

/** A browser in which someone has signed in, on a trial machine. */
export async function signIn(site: Pick<Site, 'web'>, name: string): Promise<Visit> {
  const visit = openBrowser(site)
  const person = accountOf(name)
  const answer = await visit.press('/es/ingresar', '/es/ingresar/prueba', { person })
  if (answer.status !== 303) throw new Error(`${name} could not sign in: ${answer.status}`)
  return visit
}

/** Takes every contact out of the exercise world, for tests that name their own. */
export const clearContacts = (database: Database) =>
  write(database, system('test', 'r'), async (writer) => {
    await sql`delete from directory.contacts`.execute(writer)
    await sql`delete from directory.notes`.execute(writer)
  })
