// Sends what waits in the outbox, one mail after the other. No transaction is open meanwhile: the
// embedded database has one connection.
import { system } from '../access/actor.ts'
import type { Database } from '../database/database.ts'
import { write, type Writer } from '../database/transaction.ts'
import { delaySeconds, type Outcome, type Transport } from './mail.ts'
import {
  deleteOldMails, letWait, markFailed, markSent, postpone, takeMail, type Taken,
} from './mail-queries.ts'

const MAILS_AT_ONCE = 200
// Longer than the mail server may take to answer.
const LEASE_SECONDS = 900
const QUIET_SECONDS = 600

/**
 * Sends what is due at `now`. A mail that was taken by the server is never sent again; if the
 * program ends between that and noting it, the mail is repeated under the same Message-ID.
 */
export async function sendDue(
  database: Database, transport: Transport, now: Date,
): Promise<void> {
  const change = <T>(work: (writer: Writer) => Promise<T>) =>
    write(database, system('mail', 'mail'), work)
  for (let count = 0; count < MAILS_AT_ONCE; count += 1) {
    const mail = await change((writer) => takeMail(writer, { now, leaseSeconds: LEASE_SECONDS }))
    if (!mail) break
    if (mail.isQuiet) {
      await change((writer) => letWait(writer, mail.id, { now, seconds: QUIET_SECONDS }))
      continue
    }
    const outcome = await transport.send(mail)
    await change((writer) => settle(writer, mail, { outcome, now }))
    // One mail in half a minute asks whether the server is back; the others keep their turn.
    if (outcome.kind === 'later' && outcome.away) break
  }
  await change(deleteOldMails)
}

function settle(
  writer: Writer, { id, attempts }: Taken, { outcome, now }: { outcome: Outcome, now: Date },
): Promise<void> {
  switch (outcome.kind) {
    case 'sent':
      return markSent(writer, id)
    case 'refused':
      return markFailed(writer, id, outcome.why)
    case 'later':
      return postpone(writer, id, { now, why: outcome.why, seconds: delaySeconds(attempts + 1) })
  }
}
