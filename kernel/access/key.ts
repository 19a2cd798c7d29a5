// Keys of programs: long random texts, shown once, kept as a hash, for some purposes, for some
// time.
import type { Database } from '../database/database.ts'
import { read, write, type Writer } from '../database/transaction.ts'
import { type Person, system } from './actor.ts'
import { addEvent } from './event-queries.ts'
import { insertKey, type NewKey, selectKey, touchKey } from './key-queries.ts'
import { hashSecret, newSecret } from './secrets.ts'

// So that a scanner of source code recognizes one that was published by mistake.
const PREFIX = 'puente_'
const TOUCH_SECONDS = 60

/** The key that a secret opens; nothing when it is revoked, has expired, or never was. */
export async function findKey(
  database: Database, secret: string, requestId: string,
): Promise<{ id: string, scopes: string[] } | undefined> {
  if (!secret.startsWith(PREFIX)) return undefined
  const us = system('keys', requestId)
  const found = await read(database, us, (reader) => selectKey(reader, hashSecret(secret)))
  if (!found) return undefined
  if (found.quietSeconds > TOUCH_SECONDS) {
    await write(database, us, (writer) => touchKey(writer, found.id))
  }
  return { id: found.id, scopes: found.scopes }
}

/** Makes a key as the person; the policies decide whose keys they may make. Returns its secret. */
export async function makeKey(
  writer: Writer, actor: Person, key: Omit<NewKey, 'hash' | 'madeBy'>,
): Promise<string> {
  const secret = PREFIX + newSecret()
  const id = await insertKey(writer, { ...key, madeBy: actor.id, hash: hashSecret(secret) })
  await addEvent(writer, {
    kind: 'key-made', account: actor.id, session: actor.session, requestId: actor.requestId,
    detail: { key: id },
  })
  return secret
}
