// Recovery with four eyes: two people who know the person each hand over one half of a code.
// Neither half opens anything alone.
import type { Writer } from '../database/transaction.ts'
import type { Person } from './actor.ts'
import { beginAttempt, succeed } from './attempts.ts'
import type { Client } from './client.ts'
import { deleteMeans } from './code-queries.ts'
import { addEvent } from './event-queries.ts'
import { setOpenedBy } from './first-code-queries.ts'
import {
  insertApproval, insertRecovery, refuseRecovery, useRecovery,
} from './recovery-queries.ts'
import { hashSecret, newPhrase, tidyPhrase } from './secrets.ts'
import { endOtherSessions, findAccountByName } from './session-queries.ts'

// Of four characters, 117 bits each: a plain hash is enough (OWASP ASVS 5.0 V6.5.2).
const HALF_GROUPS = 6

export type Asker = { client: Client, requestId: string }

/** Someone asks for a way back. What is answered is the same whether the name exists or not. */
export async function askForRecovery(
  writer: Writer, name: string, { client, requestId }: Asker,
): Promise<{ ok: true } | { ok: false, waitSeconds: number }> {
  const attempt = await beginAttempt(writer, name, client)
  if (!attempt.ok) return attempt
  const account = await findAccountByName(writer, name)
  if (account && !account.disabledAt && await insertRecovery(writer, account.id)) {
    await addEvent(writer, {
      kind: 'recovery-asked', account: account.id, network: client.network, requestId,
    })
  }
  return { ok: true }
}

/** Approves as one of two; returns the half to hand over, which is shown once. */
export async function approveRecovery(
  writer: Writer, actor: Person, recovery: string,
): Promise<string | undefined> {
  const half = newPhrase(HALF_GROUPS)
  const hash = hashSecret(half)
  const account = await insertApproval(writer, { recovery, by: actor.id, hash })
  if (account === undefined) return undefined
  await addEvent(writer, {
    kind: 'recovery-approved', account: actor.id, session: actor.session,
    requestId: actor.requestId, detail: { for: account },
  })
  return half
}

export async function declineRecovery(
  writer: Writer, actor: Person, recovery: string,
): Promise<boolean> {
  const account = await refuseRecovery(writer, recovery)
  if (account === undefined) return false
  await addEvent(writer, {
    kind: 'recovery-refused', account: actor.id, session: actor.session,
    requestId: actor.requestId, detail: { for: account },
  })
  return true
}

export type Recovered =
  | { status: 'right', account: string }
  | { status: 'wrong' }
  | { status: 'wait', seconds: number }

/** Both halves, in any order: every old means of signing in goes, and every session ends. */
export async function recover(
  writer: Writer, { name, first, second }: { name: string, first: string, second: string },
  { client, requestId }: Asker,
): Promise<Recovered> {
  const attempt = await beginAttempt(writer, name, client)
  if (!attempt.ok) return { status: 'wait', seconds: attempt.waitSeconds }
  const account = await findAccountByName(writer, name)
  const [a, b] = [hashSecret(tidyPhrase(first)), hashSecret(tidyPhrase(second))]
  const isRight = account && !account.disabledAt && await useRecovery(writer, account.id, [a, b])
  if (!account || !isRight) {
    await addEvent(writer, {
      kind: 'sign-in-failed', account: account?.id ?? null, network: client.network, requestId,
    })
    return { status: 'wrong' }
  }
  await deleteMeans(writer, account.id)
  await setOpenedBy(writer, account.id, null)
  await endOtherSessions(writer, { account: account.id, but: null, why: 'recovered' })
  await succeed(writer, name)
  await addEvent(
    writer, { kind: 'recovered', account: account.id, network: client.network, requestId },
  )
  return { status: 'right', account: account.id }
}
