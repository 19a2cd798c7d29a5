// A code that an operator of the machine hands over, or an administrator to a new colleague, for
// someone who has no other way in: it opens the account once, within a day, and the first thing to
// do is to make a passkey.
import type { Editor } from './actor.ts'
import { beginAttempt, succeed } from './attempts.ts'
import { deleteMeans } from './code-queries.ts'
import { addEvent } from './event-queries.ts'
import { takeFirstCode, upsertFirstCode } from './first-code-queries.ts'
import { FIRST_CODE_HOURS } from './limits.ts'
import type { Asker, Recovered } from './recovery.ts'
import { hashSecret, newPhrase, tidyPhrase } from './secrets.ts'
import { endOtherSessions, findAccountByName } from './session-queries.ts'
import type { Writer } from '../database/transaction.ts'

// Of four characters, 117 bits: a plain hash is enough (OWASP ASVS 5.0 V6.5.2).
const GROUPS = 6

/** A code, and what of it is kept. */
export function newFirstCode(): { code: string, hash: Buffer } {
  const code = newPhrase(GROUPS)
  return { code, hash: hashSecret(code) }
}

/** Makes a code for an account, at the machine; it is returned here and kept nowhere. */
export async function makeFirstCode(
  writer: Writer, actor: Editor, account: string,
): Promise<{ code: string, until: Date }> {
  const { code, hash } = newFirstCode()
  const until = await upsertFirstCode(
    writer, account, { hash, hours: FIRST_CODE_HOURS },
  )
  await addEvent(writer, { kind: 'first-code-made', account, requestId: actor.requestId })
  return { code, until }
}

/**
 * Judges name and code. Whatever opened the account before is void then: who needs a code from an
 * operator has nothing else, or should not have it any more.
 */
export async function signInFirst(
  writer: Writer, { name, code }: { name: string, code: string }, { client, requestId }: Asker,
): Promise<Recovered> {
  const attempt = await beginAttempt(writer, name, client)
  if (!attempt.ok) return { status: 'wait', seconds: attempt.waitSeconds }
  const account = await findAccountByName(writer, name)
  const hash = hashSecret(tidyPhrase(code))
  const isRight = account && !account.disabledAt && await takeFirstCode(writer, account.id, hash)
  if (!account || !isRight) {
    await addEvent(writer, {
      kind: 'sign-in-failed', account: account?.id ?? null, network: client.network, requestId,
    })
    return { status: 'wrong' }
  }
  await deleteMeans(writer, account.id)
  await endOtherSessions(writer, { account: account.id, but: null, why: 'recovered' })
  await succeed(writer, name)
  await addEvent(writer, {
    kind: 'first-code-used', account: account.id, network: client.network, requestId,
  })
  return { status: 'right', account: account.id }
}
