// Signing in without a passkey: a phrase that Puente made and a code of the moment (RFC 6238).
// Two things together, because a code alone is one factor (OWASP ASVS 5.0 V6.3.3).
import { timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Writer } from '../database/transaction.ts'
import { beginAttempt, succeed } from './attempts.ts'
import type { Client } from './client.ts'
import {
  replaceRecoveryCodes, selectCodes, type StoredCodes, upsertCodes, useRecoveryCode, useStep,
} from './code-queries.ts'
import { addEvent } from './event-queries.ts'
import { hashSecret, type MachineSecret, newPhrase, tidyPhrase } from './secrets.ts'
import { type Account, findAccountByName } from './session-queries.ts'

const PERIOD_SECONDS = 30
const PHRASE_GROUPS = 6 // of four characters: 117 bits
const RECOVERY_CODES = 10
// At least 112 bits, so that a plain hash is enough (OWASP ASVS 5.0 V6.5.2).
const RECOVERY_GROUPS = 6

/** What a person writes into their app and keeps, before it counts. */
export type Setup = { secret: string, phrase: string, link: string }

/** A new secret and phrase. `issuer` and `label` are what the app shows. */
export function newSetup(issuer: string, label: string): Setup {
  const secret = new Secret({ size: 20 })
  return {
    secret: secret.base32,
    phrase: newPhrase(PHRASE_GROUPS),
    link: new TOTP({ issuer, label, secret, period: PERIOD_SECONDS }).toString(),
  }
}

/**
 * The time step a code belongs to: now, or one step before or after; undefined when it is wrong.
 */
export function stepOf(secret: string, code: string, now = Date.now()): number | undefined {
  const digits = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS })
  const delta = totp.validate({ token: digits, timestamp: now, window: 1 })
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD_SECONDS) + delta
}

/** Keeps a set-up that the person has proved with a first code. */
export async function saveSetup(
  writer: Writer, machine: MachineSecret,
  { account, secret, phrase, step }: {
    account: string, secret: string, phrase: string, step: number,
  },
): Promise<void> {
  await upsertCodes(writer, account, {
    secretSealed: machine.seal(secret), phraseHash: hashSecret(phrase), step,
  })
}

/** Ten codes, each good once in place of one from the app; the old ones are void. */
export async function makeRecoveryCodes(writer: Writer, account: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newPhrase(RECOVERY_GROUPS))
  await replaceRecoveryCodes(writer, account, codes.map(hashSecret))
  return codes
}

export type Proof = { name: string, phrase: string, code: string }
export type Judged =
  | { status: 'right', account: Account }
  | { status: 'wrong' }
  | { status: 'wait', seconds: number }

type Asking = { machine: MachineSecret, client: Client, requestId: string }

/** Judges name, phrase and code. An unknown name takes the same way, and the same answer. */
export async function judge(
  writer: Writer, proof: Proof, { machine, client, requestId }: Asking,
): Promise<Judged> {
  const attempt = await beginAttempt(writer, proof.name, client)
  if (!attempt.ok) return { status: 'wait', seconds: attempt.waitSeconds }
  const account = await findAccountByName(writer, proof.name)
  const id = account?.id ?? NOBODY
  const stored = await selectCodes(writer, id) ?? nobodysCodes(machine)
  const phraseIsRight = timingSafeEqual(hashSecret(tidyPhrase(proof.phrase)), stored.phraseHash)
  // The code is used up only beside the right phrase, or anyone could use up someone's codes.
  const codeIsRight = phraseIsRight &&
    await takeCode(writer, id, { code: proof.code, stored, machine })
  if (!account || account.disabledAt || !codeIsRight) {
    await addEvent(writer, {
      kind: 'sign-in-failed', account: account?.id ?? null, network: client.network, requestId,
      // The one factor was right: its person is told.
      ...phraseIsRight && { detail: { right: 'phrase' } },
    })
    return { status: 'wrong' }
  }
  await succeed(writer, proof.name)
  return { status: 'right', account }
}

/** Judges a code alone, of someone who is signed in already. */
export async function judgeAgain(
  writer: Writer, account: Account, { code, machine, client, requestId }: Asking & {
    code: string,
  },
): Promise<Judged> {
  const attempt = await beginAttempt(writer, account.name, client)
  if (!attempt.ok) return { status: 'wait', seconds: attempt.waitSeconds }
  const stored = await selectCodes(writer, account.id)
  if (!stored || !await takeCode(writer, account.id, { code, stored, machine })) {
    await addEvent(writer, {
      kind: 'sign-in-failed', account: account.id, network: client.network, requestId,
    })
    return { status: 'wrong' }
  }
  await succeed(writer, account.name)
  return { status: 'right', account }
}

async function takeCode(
  writer: Writer, account: string,
  { code, stored, machine }: { code: string, stored: StoredCodes, machine: MachineSecret },
): Promise<boolean> {
  const step = stepOf(machine.open(stored.secretSealed), code)
  if (step !== undefined) return useStep(writer, account, step)
  return useRecoveryCode(writer, account, hashSecret(tidyPhrase(code)))
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

// Codes that nobody has: so that an unknown name costs the same work.
let nobodys: StoredCodes | undefined
function nobodysCodes(machine: MachineSecret): StoredCodes {
  nobodys ??= {
    secretSealed: machine.seal(new Secret({ size: 20 }).base32),
    phraseHash: hashSecret(newPhrase(PHRASE_GROUPS)),
  }
  return nobodys
}
