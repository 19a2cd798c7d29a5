// Brute force: every failure makes the next attempt wait longer, by account and by network. A name
// that nobody has is counted like any other, so that the wait tells nothing.
import type { Writer } from '../database/transaction.ts'
import { countAttempt, forgetAttempts, selectWait } from './attempt-queries.ts'
import type { Client } from './client.ts'
import { hashSecret } from './secrets.ts'

const FREE_BY_NAME = 5
// A ministry may stand behind one address.
const FREE_BY_NETWORK = 50

export type Attempt = { ok: true } | { ok: false, waitSeconds: number }

const byName = (name: string) => hashSecret(`name ${name.trim().toLowerCase()}`)

/** Notes an attempt by a name from a network. Call it before looking at what was entered. */
export async function beginAttempt(
  writer: Writer, name: string, { network }: Client,
): Promise<Attempt> {
  const keys = [byName(name), hashSecret(`network ${network}`)] as const
  const mayByName = await countAttempt(writer, keys[0], FREE_BY_NAME)
  const mayByNetwork = await countAttempt(writer, keys[1], FREE_BY_NETWORK)
  if (mayByName && mayByNetwork) return { ok: true }
  return { ok: false, waitSeconds: await selectWait(writer, [...keys]) }
}

/**
 * It was right: the failures of the name are forgotten, those of the network fade by themselves.
 */
export const succeed = (writer: Writer, name: string): Promise<void> =>
  forgetAttempts(writer, byName(name))
