// The mail server, spoken to by nodemailer.
import { createTransport } from 'nodemailer'
import type { Language } from '../i18n/languages.ts'
import type { Outcome, Outgoing, Transport } from './mail.ts'

export type MailServer = {
  host: string
  port: number
  /** `at-once`: encrypted from the first byte; `required`: STARTTLS or nothing. */
  tls: 'at-once' | 'required' | 'if-offered'
  auth: { user: string, pass: string } | undefined
}

export type Sender = {
  /** The name and address that mails come from. */
  name: string
  address: string
  /** Where a person changes what comes by mail. */
  settingsPage: (language: Language) => string
}

export type Patience = { connectMs: number, answerMs: number }
// RFC 5321 §4.5.3.2.6: ten minutes for the answer after the last byte, lest a mail is sent twice.
const PATIENCE: Patience = { connectMs: 30_000, answerMs: 600_000 }
const REMEMBERED = 10_000

/** Opens nothing yet: each mail has a connection of its own, so that none is tried twice unseen. */
export function openTransport(
  server: MailServer, sender: Sender, { connectMs, answerMs } = PATIENCE,
): Transport {
  const { host, port, tls, auth } = server
  const mailer = createTransport({
    host, port, secure: tls === 'at-once', requireTLS: tls === 'required', ...(auth && { auth }),
    connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: answerMs,
    disableFileAccess: true, disableUrlAccess: true,
  })
  // What the server took, in case the database could not be told: it is not sent again.
  const taken = new Set<string>()
  return {
    send: async (mail) => {
      if (taken.has(mail.id)) return { kind: 'sent' }
      try {
        await mailer.sendMail(messageOf(mail, sender))
      } catch (error) {
        return outcomeOf(error)
      }
      if (taken.size >= REMEMBERED) taken.clear()
      taken.add(mail.id)
      return { kind: 'sent' }
    },
  }
}

function messageOf(
  { id, address, language, subject, body, html }: Outgoing,
  { name, address: from, settingsPage }: Sender,
) {
  return {
    messageId: `<${id}@${from.split('@')[1] ?? 'localhost'}>`,
    from: { name, address: from },
    to: { name: '', address },
    envelope: { from, to: [address] },
    subject,
    text: body,
    html,
    headers: {
      'Content-Language': language,
      'Auto-Submitted': 'auto-generated', // RFC 3834: nobody's holiday answers it.
      'List-Unsubscribe': `<${settingsPage(language)}>`,
    },
  }
}

type Told = { code: string, command: string, answer: number | undefined, text: string }

/** What an error of the mail server means for the mail. Nothing of its words is kept but codes. */
export function outcomeOf(error: unknown): Outcome {
  const told = read(error)
  const [, enhanced = ''] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(told.text) ?? []
  const why = [told.code, told.command, told.answer, enhanced].filter(Boolean).join(' ')
  const isOfMail = told.answer !== undefined &&
    (told.command === 'RCPT TO' || told.command === 'DATA')
  if (!isOfMail) return { kind: 'later', why, away: true }
  // 5.7.x: the server takes nothing from us, which is for the operator to mend.
  const isNoAddress = told.command === 'RCPT TO' && [550, 551, 553].includes(told.answer ?? 0) &&
    !enhanced.startsWith('5.7.')
  return isNoAddress ? { kind: 'refused', why } : { kind: 'later', why, away: false }
}

function read(error: unknown): Told {
  const all = error instanceof Error ? error : new Error('unknown')
  const textOf = (name: string) => {
    const value: unknown = Reflect.get(all, name)
    return typeof value === 'string' ? value : ''
  }
  const answer: unknown = Reflect.get(all, 'responseCode')
  return {
    code: textOf('code'), command: textOf('command'), text: textOf('response'),
    answer: typeof answer === 'number' ? answer : undefined,
  }
}
