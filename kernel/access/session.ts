// Sessions: short, checked on every request, ended at once by whoever they belong to.
import type { Database } from '../database/database.ts'
import { read, write, type Writer } from '../database/transaction.ts'
import { type Person, person, system } from './actor.ts'
import { NotFound } from '../http/problem.ts'
import type { Client } from './client.ts'
import { deleteOld } from './attempt-queries.ts'
import { addEvent } from './event-queries.ts'
import { SESSION_HOURS } from './limits.ts'
import { hashSecret, newSecret } from './secrets.ts'
import {
  endReplaced, type FoundSession, insertSession, renewSession, selectSession, touchSession,
} from './session-queries.ts'

export type Method = 'trial' | 'passkey' | 'code' | 'recovery' | 'openid'

// A session ends after half an hour without use: "last seen" need not be written on every request.
const TOUCH_SECONDS = 60

/** What the cookie of a request stands for. */
export type Identity =
  | { kind: 'person', actor: Person }
  /** A session whose time is over: what was being sent is kept for its account. */
  | { kind: 'lapsed', account: string }
  | { kind: 'none' }

/** Looks a session up by the secret in the cookie. */
export async function identify(
  database: Database, secret: string, requestId: string,
): Promise<Identity> {
  const us = system('session', requestId)
  const found = await read(database, us, (reader) => selectSession(reader, hashSecret(secret)))
  if (!found) return { kind: 'none' }
  if (found.standing === 'lapsed') return { kind: 'lapsed', account: found.account }
  if (found.quietSeconds > TOUCH_SECONDS) {
    await write(database, us, (writer) => touchSession(writer, found.session))
  }
  return { kind: 'person', actor: toPerson(found, requestId) }
}

const toPerson = ({ account, session, steppedUp }: FoundSession, requestId: string): Person =>
  person(account, requestId, { session, steppedUp })

export type Beginning = {
  account: string, method: Method, client: Client, requestId: string,
  /** The session of this browser until now; it ends. */
  replaces?: string | undefined
}

/**
 * Begins a session. The writer must be Puente's own sign-in. Returns the secret for the cookie,
 * which is nowhere else. Whoever signs in has just shown who they are, so the session begins
 * stepped up.
 */
export async function beginSession(
  writer: Writer, { account, method, client, requestId, replaces }: Beginning,
): Promise<string> {
  await deleteOld(writer)
  const secret = newSecret()
  if (replaces !== undefined) await endReplaced(writer, replaces)
  const session = await insertSession(
    writer, { account, method, client, hash: hashSecret(secret), hours: SESSION_HOURS },
  )
  // Closed between choosing and beginning.
  if (session === undefined) throw new NotFound()
  await addEvent(writer, {
    kind: 'signed-in', account, session, network: client.network, requestId,
    detail: { method, agent: client.agent },
  })
  return secret
}

/**
 * Signing in once more within a session: a new secret, so that an old copy of the cookie is void.
 */
export async function stepUp(
  writer: Writer, actor: Person, { method, client }: { method: Method, client: Client },
): Promise<string> {
  const secret = newSecret()
  await renewSession(writer, actor.session, hashSecret(secret))
  await addEvent(writer, {
    kind: 'stepped-up', account: actor.id, session: actor.session, network: client.network,
    detail: { method }, requestId: actor.requestId,
  })
  return secret
}
