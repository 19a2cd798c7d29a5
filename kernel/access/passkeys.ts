// Passkeys (WebAuthn level 3): asked with a challenge that is answered once, and always with user
// verification, so that one gesture is two factors. The mathematics are the library's.
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Writer } from '../database/transaction.ts'
import { readAuthentication, readRegistration } from './input.ts'
import {
  insertChallenge, insertPasskey, listPasskeys, type Purpose, selectPasskey, takeChallenge,
  usePasskey,
} from './passkey-queries.ts'

/** Who asks: the site, by its name and address. */
export type Site = { name: string, origin: string }

/** What the script of the page hands to the browser, and what comes back with the answer. */
export type Asked = { challenge: string, options: string }

/**
 * The domain passkeys belong to. A browser accepts no address in numbers: a trial machine's
 * passkeys belong to "localhost", which is the same machine.
 */
export function relyingParty(origin: string): { id: string, origin: string } {
  const url = new URL(origin)
  if (/^\[|^\d+(\.\d+){3}$/.test(url.hostname)) url.hostname = 'localhost'
  return { id: url.hostname, origin: url.origin }
}

/** Asks for any passkey of this site (signing in), or for one of an account (once more). */
export async function askForPasskey(
  writer: Writer, { origin }: Site, account: string | null,
): Promise<Asked> {
  const passkeys = account === null ? [] : await listPasskeys(writer, account)
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(origin).id, userVerification: 'required',
    allowCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
  })
  const purpose = account === null ? 'sign-in' : 'step-up'
  const challenge = await insertChallenge(writer, {
    purpose, account, content: { challenge: options.challenge },
  })
  return { challenge, options: JSON.stringify(options) }
}

export type Answer = { challenge: string, credential: string }

/** The account whose passkey answered; undefined when the answer is not good. */
export async function takePasskeyAnswer(
  writer: Writer, { origin }: Site, { answer, account }: { answer: Answer, account: string | null },
): Promise<string | undefined> {
  const purpose = account === null ? 'sign-in' : 'step-up'
  const expected = await openChallenge(writer, { id: answer.challenge, purpose, account })
  const response = readAuthentication(answer.credential)
  const known = response && await selectPasskey(writer, response.id)
  if (!expected || !response || !known) return undefined
  if (account !== null && known.account !== account) return undefined
  const party = relyingParty(origin)
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response, expectedChallenge: expected, expectedOrigin: party.origin, expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: known.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter,
      transports: known.transports,
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined })) // It throws on bad answers.
  if (!verified || !authenticationInfo) return undefined
  await usePasskey(writer, known.id, authenticationInfo.newCounter)
  return known.account
}

/** Asks the browser to make a new passkey for an account. */
export async function askForNewPasskey(
  writer: Writer, { name, origin }: Site, account: { id: string, name: string, shown: string },
): Promise<Asked> {
  const known = await listPasskeys(writer, account.id)
  const options = await generateRegistrationOptions({
    rpName: name, rpID: relyingParty(origin).id, userName: account.name,
    userDisplayName: account.shown, userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const challenge = await insertChallenge(writer, {
    purpose: 'passkey', account: account.id, content: { challenge: options.challenge },
  })
  return { challenge, options: JSON.stringify(options) }
}

/** Keeps a new passkey; false when the answer is not good. */
export async function savePasskey(
  writer: Writer, { origin }: Site,
  { account, answer, name }: { account: string, answer: Answer, name: string },
): Promise<boolean> {
  const expected = await openChallenge(
    writer, { id: answer.challenge, purpose: 'passkey', account },
  )
  const response = readRegistration(answer.credential)
  if (!expected || !response) return false
  const party = relyingParty(origin)
  const { registrationInfo } = await verifyRegistrationResponse({
    response, expectedChallenge: expected, expectedOrigin: party.origin, expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return false
  const { credential, credentialBackedUp } = registrationInfo
  return insertPasskey(writer, {
    id: credential.id, account, name, publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter, transports: credential.transports ?? [],
    backedUp: credentialBackedUp,
  })
}

async function openChallenge(
  writer: Writer, asked: { id: string, purpose: Purpose, account: string | null },
): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(asked.id)) return undefined
  return (await takeChallenge(writer, asked))?.challenge
}
