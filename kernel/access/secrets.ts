// Random secrets, their hashes, and a sealed box. All of it is node:crypto's.
import {
  createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** 256 random bits as text for a cookie, a key or a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/**
 * The hash a random secret is kept as. Only for secrets of full randomness, never for passwords.
 */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** A text that only who knows the secret can make, for one purpose. */
export const deriveToken = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url')

/** Compares without telling by its time where the difference lies. */
export function isSame(a: string, b: string): boolean {
  const [first, second] = [hashSecret(a), hashSecret(b)]
  return timingSafeEqual(first, second)
}

// Letters and digits that nobody confuses when reading them aloud: no 0 o 1 l i u.
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz'

/** A secret for people: groups of letters and digits, 4.9 bits each: "k3f9-t2xw-…". */
export function newPhrase(groups: number, size = 4): string {
  const letters = Array.from({ length: groups * size }, randomLetter)
  return Array.from({ length: groups }, (_, index) =>
    letters.slice(index * size, (index + 1) * size).join('')).join('-')
}

function randomLetter(): string {
  // 240 = 8 × 30: every letter is as likely as any other.
  let byte = 255
  while (byte >= 240) byte = randomBytes(1)[0] ?? 255
  return ALPHABET[byte % ALPHABET.length] ?? '2'
}

/** What a person typed of a phrase, as it was shown: case, spaces and dashes do not matter. */
export function tidyPhrase(typed: string, size = 4): string {
  const letters = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '').slice(0, 100)
  return letters.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? ''
}

/** The secret of the machine: seals what must be readable again, such as secrets of codes. */
export type MachineSecret = { seal: (text: string) => Buffer, open: (sealed: Buffer) => string }

/** Makes the sealed box from 32 bytes; each purpose has a key of its own. */
export function machineSecret(bytes: Buffer): MachineSecret {
  const key = Buffer.from(hkdfSync('sha256', bytes, '', 'puente sealed box', 32))
  return {
    // AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the text.
    seal: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      const opened = [decipher.update(sealed.subarray(28)), decipher.final()]
      return Buffer.concat(opened).toString('utf8')
    },
  }
}

/** Reads the secret of a trial machine from its folder; the first time it makes one. */
export function readMachineSecret(varFolder: string): Buffer {
  const file = path.join(varFolder, 'machine.secret')
  if (!existsSync(file)) {
    mkdirSync(varFolder, { recursive: true })
    writeFileSync(file, newSecret(), { mode: 0o600 })
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
}
