// Signing in through the identity provider of an authority: there, and back.
import { system } from '../../kernel/access/actor.ts'
import { addEvent } from '../../kernel/access/event-queries.ts'
import { type Claims, findAccountOf, type Provider } from '../../kernel/access/openid.ts'
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import { beginSession } from '../../kernel/access/session.ts'
import type { Database } from '../../kernel/database/database.ts'
import { write } from '../../kernel/database/transaction.ts'
import { providerCookie, readProviderCookie, sessionCookie } from '../../kernel/http/cookies.ts'
import { Unavailable } from '../../kernel/http/problem.ts'
import {
  apart, type ApartRequest, type FileAnswer, type Route,
} from '../../kernel/http/route.ts'
import { isLanguage, type Language } from '../../kernel/i18n/languages.ts'
import { type Journey, readJourney } from './input.ts'
import { href, safeBack } from './paths.ts'

export type ProviderParts = { provider: Provider, machine: MachineSecret, database: Database }

const RETURN = '/provider/return'

/** The two addresses of the way there and back; `/provider/return` is what the provider knows. */
export function providerRoutes(parts: ProviderParts): Route[] {
  return [
    apart({ name: 'provider-start', methods: ['GET'], pattern: '/provider/start',
      audience: 'everyone', apart: (request) => start(parts, request) }),
    apart({ name: 'provider-return', methods: ['GET'], pattern: RETURN,
      audience: 'everyone', apart: (request) => comeBack(parts, request) }),
  ]
}

const isSecure = ({ origin }: ApartRequest) => origin.startsWith('https:')

function to(location: string, cookie?: string): FileAnswer {
  return {
    body: '', type: 'text/plain; charset=utf-8', status: 303,
    headers: { location, 'cache-control': 'no-store', ...(cookie && { 'set-cookie': cookie }) },
  }
}

// GET /provider/start?language=es&back=/es/…
async function start(
  { provider, machine }: ProviderParts, request: ApartRequest,
): Promise<FileAnswer> {
  const asked = request.query.get('language')
  const language: Language = isLanguage(asked) ? asked : 'en'
  const way = await provider.ask(request.origin + RETURN).catch(() => {
    throw new Unavailable('The identity provider does not answer.')
  })
  const journey: Journey = {
    ...way.asked, language, back: safeBack(request.query.get('back'), language),
  }
  const sealed = machine.seal(JSON.stringify(journey)).toString('base64url')
  return to(way.to, providerCookie(sealed, isSecure(request)))
}

// GET /provider/return?code=…&state=…&iss=…: only in the browser that was sent there.
async function comeBack(parts: ProviderParts, request: ApartRequest): Promise<FileAnswer> {
  const { provider, machine } = parts
  const sealed = readProviderCookie(request.header('cookie'), isSecure(request))
  const journey = readJourney(machine, sealed)
  if (!journey) return to(href.signIn('en', { why: 'provider' }))
  const answer = new URL(request.origin + RETURN + new URL(request.url).search)
  const claims = await provider.take(answer, journey).catch(() => undefined)
  const secret = claims && await begin(parts, request, claims)
  return secret === undefined
    ? to(href.signIn(journey.language, { why: 'provider' }))
    : to(journey.back, sessionCookie(secret, isSecure(request)))
}

function begin(
  { provider, database }: ProviderParts, { requestId, client, actor }: ApartRequest,
  claims: Claims,
): Promise<string | undefined> {
  return write(database, system('sign-in', requestId), async (writer) => {
    const account = await findAccountOf(writer, claims, provider.settings.domain)
    if (account === undefined) {
      await addEvent(
        writer, { kind: 'sign-in-failed', account: null, network: client.network, requestId },
      )
      return undefined
    }
    return beginSession(writer, {
      account, method: 'openid', client, requestId,
      replaces: actor.kind === 'person' ? actor.session : undefined,
    })
  })
}
