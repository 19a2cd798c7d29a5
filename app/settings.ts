// The few settings, from the environment; a wrong one is refused with a sentence.
import path from 'node:path'

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
  /** Whether figures whose licence is not clear are shown. */
  unclearLicences: 'show' | 'hide'
}

/** What `bin/start --help` prints about each setting. */
export const settingHelp: [name: string, standard: string, meaning: string][] = [
  ['HOST', '127.0.0.1', 'the network address to listen on'],
  ['PORT', '3000', 'the port to listen on'],
  ['DATABASE_URL', 'none: embedded', 'a PostgreSQL server (15 or later) instead of the embedded one'],
  ['PUENTE_VAR', './var', 'folder of the embedded database, files and lexicons'],
  ['PUENTE_MODE', 'trial', 'trial or production'],
  ['PUENTE_URL', 'from host and port', 'the public address, for links in feeds and records'],
  ['PUENTE_SECRET', 'made in trial mode', '32 random bytes in base64url: openssl rand 32 | basenc --base64url'],
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
    unclearLicences: readUnclear(environment.PUENTE_UNCLEAR_LICENCES),
  }
}

function readMode(value = 'trial'): Mode {
  if (value === 'trial' || value === 'production') return value
  throw new WrongSetting(`PUENTE_MODE is "${value}"; it must be trial or production.`)
}

function readSecret(value: string | undefined): Buffer | undefined {
  if (!value) return undefined
  const bytes = Buffer.from(value, 'base64url')
  if (bytes.length === 32) return bytes
  throw new WrongSetting('PUENTE_SECRET must be 32 bytes in base64url: 43 letters, digits, - and _.')
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
