// The few settings, from the environment; a wrong one is refused with a sentence.
import path from 'node:path'
import type { ProviderSettings } from '../kernel/access/openid.ts'
import { readScannerAddress, type ScannerAddress } from '../kernel/files/scanner.ts'
import { isAddress } from '../kernel/mail/mail.ts'
import type { MailServer } from '../kernel/mail/transport.ts'

export type Mode = 'trial' | 'production'

export type Settings = {
  host: string
  port: number
  databaseUrl: string | undefined
  /** The folder of the embedded database, files and imported lexicons. */
  varFolder: string
  contentFolder: string
  mode: Mode
  /** The public address of the site, without a final slash. */
  origin: string
  requestsPerMinute: number
  proxies: number
  /** 32 bytes that seal what must be readable again; a trial machine makes its own. */
  secret: Buffer | undefined
  /** The identity provider of an authority, when people sign in through one. */
  provider: ProviderSettings | undefined
  /** The server that mails go through and the address they come from; none: no mail leaves. */
  mail: MailSettings | undefined
  /** The virus scanner that looks at uploads, when there is one. */
  scanner: ScannerAddress | undefined
  /** How much the files that one organization shares may take. */
  fileRoomBytes: number
  /** Whether figures whose licence is not clear are shown. */
  unclearLicences: 'show' | 'hide'
}

export type MailSettings = { server: MailServer, from: string }

/** What `bin/start --help` prints about each setting. */
export const settingHelp: [name: string, standard: string, meaning: string][] = [
  ['HOST', '127.0.0.1', 'the network address to listen on'],
  ['PORT', '3000', 'the port to listen on'],
  ['DATABASE_URL', 'none: embedded', 'a PostgreSQL server (15 or later) instead of the embedded one'],
  ['PUENTE_VAR', './var', 'folder of the embedded database, files and lexicons'],
  ['PUENTE_MODE', 'trial', 'trial or production'],
  ['PUENTE_URL', 'from host and port', 'the public address, for links in feeds and records'],
  ['PUENTE_SECRET', 'made in trial mode', '32 random bytes in base64url: openssl rand 32 | basenc --base64url'],
  ['PUENTE_OIDC_ISSUER', 'none', 'an identity provider (OpenID Connect) through which people sign in'],
  ['PUENTE_OIDC_CLIENT', 'none', 'what it calls this site; the way back is /provider/return'],
  ['PUENTE_OIDC_SECRET', 'none', 'the secret it shares with this site'],
  ['PUENTE_OIDC_NAME', 'none', 'what the button says'],
  ['PUENTE_OIDC_DOMAIN', 'none', 'the mail domain it speaks for'],
  ['PUENTE_MAIL_URL', 'none', 'the mail server, smtp://[user:password@]host[:port] or smtps://…; ?tls=never for one without TLS'],
  ['PUENTE_MAIL_FROM', 'none', 'the address that mails come from; with PUENTE_MAIL_URL'],
  ['PUENTE_CLAMD', 'none', 'a virus scanner (clamd): tcp://host:port or unix:/path'],
  ['PUENTE_FILE_ROOM', '5000', 'how many MB the files of one organization may take'],
  ['PUENTE_REQUESTS_PER_MINUTE', '0 in trial, 1200 in production', 'budget of each network address; 0 = none'],
  ['PUENTE_UNCLEAR_LICENCES', 'show', 'show or hide figures whose licence is not clear'],
  ['PUENTE_PROXIES', '0', 'how many trusted proxies stand in front (X-Forwarded-For)'],
]

export class WrongSetting extends Error {}

/** Reads all settings. Throws WrongSetting with a sentence that says what to change. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const mode = readMode(environment.PUENTE_MODE)
  const host = environment.HOST || '127.0.0.1'
  const port = readNumber('PORT', environment.PORT, 3000, 65_535)
  if (mode === 'trial' && !isThisMachine(host)) {
    throw new WrongSetting(`HOST is "${host}"; in trial mode, where anyone signs in as an invented ` +
      'person, only this machine may connect. Leave HOST out, or set PUENTE_MODE=production.')
  }
  if (mode === 'production' && !environment.PUENTE_URL) {
    throw new WrongSetting('PUENTE_MODE=production needs PUENTE_URL, the address that readers use.')
  }
  const secret = readSecret(environment.PUENTE_SECRET)
  if (mode === 'production' && !secret) {
    throw new WrongSetting('PUENTE_MODE=production needs PUENTE_SECRET: openssl rand 32 | basenc --base64url')
  }
  return {
    host,
    port,
    mode,
    secret,
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    varFolder: path.resolve(environment.PUENTE_VAR || 'var'),
    contentFolder: path.join(import.meta.dirname, '../content'),
    origin: readOrigin(environment.PUENTE_URL, host, port),
    requestsPerMinute: readNumber('PUENTE_REQUESTS_PER_MINUTE',
      environment.PUENTE_REQUESTS_PER_MINUTE, mode === 'trial' ? 0 : 1200, 1_000_000),
    proxies: readNumber('PUENTE_PROXIES', environment.PUENTE_PROXIES, 0, 10),
    provider: readProvider(environment),
    scanner: readScanner(environment.PUENTE_CLAMD),
    fileRoomBytes:
      MB * readNumber('PUENTE_FILE_ROOM', environment.PUENTE_FILE_ROOM, 5000, 1_000_000),
    mail: readMail(environment, mode),
    unclearLicences: readUnclear(environment.PUENTE_UNCLEAR_LICENCES),
  }
}

const MB = 1_000_000
const isThisMachine = (host: string) => /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)

function readMode(value = 'trial'): Mode {
  if (value === 'trial' || value === 'production') return value
  throw new WrongSetting(`PUENTE_MODE is "${value}"; it must be trial or production.`)
}

const PROVIDER = ['ISSUER', 'CLIENT', 'SECRET', 'NAME', 'DOMAIN'] as const

function readProvider(environment: NodeJS.ProcessEnv): ProviderSettings | undefined {
  const given = PROVIDER.map((name) => environment[`PUENTE_OIDC_${name}`] ?? '')
  if (given.every((value) => value === '')) return undefined
  const [issuer = '', client = '', secret = '', name = '', domain = ''] = given
  const missing = PROVIDER.filter((_, index) => given[index] === '')
  if (missing.length > 0) {
    throw new WrongSetting(`PUENTE_OIDC_${missing[0]} is missing: all five of PUENTE_OIDC_… or none.`)
  }
  const isLocal = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(`${issuer}/`)
  if (!URL.canParse(issuer) || !(issuer.startsWith('https:') || isLocal)) {
    throw new WrongSetting(`PUENTE_OIDC_ISSUER is "${issuer}"; it must be like https://login.example.org`)
  }
  return { issuer, client, secret, name, domain }
}

const TLS_NEVER = 'never'

function readMail(
  { PUENTE_MAIL_URL: address, PUENTE_MAIL_FROM: from }: NodeJS.ProcessEnv, mode: Mode,
): MailSettings | undefined {
  if (!address && !from) return undefined
  if (!address || !from) throw new WrongSetting('PUENTE_MAIL_URL and PUENTE_MAIL_FROM: both or none.')
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new WrongSetting('PUENTE_MAIL_URL must be like smtp://user:password@mail.example.org:587')
  }
  if (!isAddress(from)) {
    throw new WrongSetting(`PUENTE_MAIL_FROM is "${from}"; it must be like puente@example.org`)
  }
  const isPlain = url.searchParams.get('tls') === TLS_NEVER || isThisMachine(url.hostname)
  // Without it someone in between could take the offer of encryption away.
  const tls = url.protocol === 'smtps:' ? 'at-once'
    : mode === 'production' && !isPlain ? 'required' : 'if-offered'
  const port = url.port === '' ? (tls === 'at-once' ? 465 : 587) : Number(url.port)
  const auth = url.username === '' ? undefined
    : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  return { from, server: { host: url.hostname, port, tls, auth } }
}

function readSecret(value: string | undefined): Buffer | undefined {
  if (!value) return undefined
  const bytes = Buffer.from(value, 'base64url')
  if (bytes.length === 32) return bytes
  throw new WrongSetting('PUENTE_SECRET must be 32 bytes in base64url: 43 letters, digits, - and _.')
}

function readScanner(value: string | undefined): ScannerAddress | undefined {
  if (!value) return undefined
  const address = readScannerAddress(value)
  if (address) return address
  throw new WrongSetting(`PUENTE_CLAMD is "${value}"; it must be like tcp://127.0.0.1:3310 or ` +
    'unix:/run/clamav/clamd.ctl')
}

function readUnclear(value: string | undefined): 'show' | 'hide' {
  if (!value || value === 'show') return 'show'
  if (value === 'hide') return 'hide'
  throw new WrongSetting(`PUENTE_UNCLEAR_LICENCES is "${value}"; it must be show or hide.`)
}

function readNumber(
  name: string, value: string | undefined, standard: number, max: number,
): number {
  if (value === undefined || value === '') return standard
  const number = Number(value)
  if (Number.isInteger(number) && number >= 0 && number <= max) return number
  throw new WrongSetting(`${name} is "${value}"; it must be a whole number from 0 to ${max}.`)
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (!value) return undefined
  if (/^postgres(ql)?:\/\//.test(value)) return value
  throw new WrongSetting('DATABASE_URL must begin with postgres:// or postgresql://.')
}

function readOrigin(value: string | undefined, host: string, port: number): string {
  if (!value) return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin
  throw new WrongSetting(`PUENTE_URL is "${value}"; it must be like https://puente.example.org`)
}
