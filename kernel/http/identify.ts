// Who sends a request: a person with the cookie of a session, a program with a key, or a visitor.
import { machine } from '../access/actor.ts'
import { findKey } from '../access/key.ts'
import { identify } from '../access/session.ts'
import { readSessionCookie } from './cookies.ts'
import { type Failure, failureOf } from './failure.ts'
import { type Ask, isSecure, type Parts } from './shell.ts'

/** Sets the actor of the request; a key that is none of ours is refused, a lapsed cookie is not. */
export async function identifyRequest(c: Ask, parts: Parts): Promise<Failure | undefined> {
  // Styles and fonts are the same for everyone.
  if (c.req.path.startsWith('/assets/')) return undefined
  const [bearer, cookie] = [c.req.header('authorization'), c.req.header('cookie')]
  if (bearer === undefined && cookie === undefined) return undefined
  try {
    return bearer === undefined
      ? await identifyPerson(c, parts, cookie) : await identifyMachine(c, parts, bearer)
  } catch (error) {
    return failureOf(error, c.get('requestId'))
  }
}

async function identifyPerson(
  c: Ask, parts: Parts, cookie: string | undefined,
): Promise<undefined> {
  const secret = readSessionCookie(cookie, isSecure(parts))
  if (secret === undefined) return undefined
  const found = await identify(parts.database, secret, c.get('requestId'))
  if (found.kind !== 'none') c.set('secret', secret)
  if (found.kind === 'person') c.set('actor', found.actor)
  if (found.kind === 'lapsed') c.set('lapsed', found.account)
  return undefined
}

async function identifyMachine(
  c: Ask, parts: Parts, bearer: string,
): Promise<Failure | undefined> {
  const secret = /^Bearer ([\w-]{20,200})$/i.exec(bearer)?.[1]
  const found = secret === undefined
    ? undefined : await findKey(parts.database, secret, c.get('requestId'))
  if (!found) return { status: 401 }
  c.set('actor', machine(found.id, c.get('requestId'), found.scopes))
  return undefined
}
