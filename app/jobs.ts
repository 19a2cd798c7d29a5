// What the clock does, in this order.
import { passOverAll } from '../kernel/notices/plan-queries.ts'
import { planMails } from '../kernel/notices/plan.ts'
import { sendDue } from '../kernel/mail/send.ts'
import { openTransport } from '../kernel/mail/transport.ts'
import { system } from '../kernel/access/actor.ts'
import { write } from '../kernel/database/transaction.ts'
import type { Job } from './clock.ts'
import { readSite } from './portal/site.ts'
import type { Settings } from './settings.ts'
import {
  dropUnusedDaily, openExchangeStore, scanWaiting, tellReaders,
} from '../modules/exchange/exchange.ts'
import { createScanner } from '../kernel/files/scanner.ts'
import { tellAccounts } from './workspace/notices/account-changes.ts'
import { tellContacts } from './workspace/notices/entries.ts'
import { mailMeans } from './workspace/notices/means.ts'
import { tellOddAttempts } from './workspace/notices/odd-attempts.ts'
import { href } from './workspace/paths.ts'

/** The jobs of a machine with these settings. */
export function jobsOf(settings: Settings): Job[] {
  const { platform } = readSite(settings.contentFolder)
  const means = mailMeans({ origin: settings.origin, platform })
  const plan: Job = { name: 'plan-mails', run: (database, now) => planMails(database, now, means) }
  const files = fileJobs(settings)
  if (settings.mail) {
    const transport = openTransport(settings.mail.server, {
      name: platform, address: settings.mail.from,
      settingsPage: (language) => settings.origin + href.noticeSettings(language),
    })
    const send: Job = {
      name: 'send-mails', run: (database, now) => sendDue(database, transport, now),
    }
    return [...telling, plan, send, ...files]
  }
  // A trial machine shows its mails in the browser; elsewhere nothing is kept for a server to come.
  return [...telling, settings.mode === 'trial' ? plan : passOver, ...files]
}

// Last, because a scanner may take minutes.
function fileJobs({ varFolder, scanner: address }: Settings): Job[] {
  const store = openExchangeStore(varFolder)
  const drop: Job = { name: 'drop-unused-files', run: dropUnusedDaily(store.folder) }
  if (!address) return [drop]
  const scanner = createScanner(address)
  return [drop, {
    name: 'scan-files', run: (database) => scanWaiting(database, { scanner, store }),
  }]
}

const telling: Job[] = [
  { name: 'tell-readers', run: tellReaders }, { name: 'tell-contacts', run: tellContacts },
  { name: 'tell-accounts', run: tellAccounts },
  { name: 'tell-odd-attempts', run: tellOddAttempts },
]

const passOver: Job = {
  name: 'pass-over-mails',
  run: (database) => write(database, system('notices', 'notices'), passOverAll),
}
