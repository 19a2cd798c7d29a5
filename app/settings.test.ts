// Settings: few, with good defaults, and a wrong one is refused with a sentence.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings, settingHelp, WrongSetting } from './settings.ts'

const refuses = (environment: Record<string, string>, sentence: RegExp) => assert.throws(
  () => readSettings(environment),
  (error) => error instanceof WrongSetting && sentence.test(error.message),
)

test('with no settings at all it runs for this machine only, in trial mode', () => {
  const { host, port, mode, databaseUrl, origin, requestsPerMinute } = readSettings({})
  assert.deepEqual({ host, port, mode, databaseUrl, origin, requestsPerMinute }, {
    host: '127.0.0.1', port: 3000, mode: 'trial', databaseUrl: undefined,
    origin: 'http://127.0.0.1:3000', requestsPerMinute: 0,
  })
})

test('a wrong setting is refused with what it must be', () => {
  refuses({ PORT: 'eighty' }, /PORT is "eighty"; it must be a whole number from 0 to 65535/)
  refuses({ PORT: '70000' }, /PORT is "70000"/)
  refuses({ PUENTE_MODE: 'live' }, /must be trial or production/)
  refuses({ DATABASE_URL: 'mysql://x' }, /must begin with postgres/)
  refuses({ PUENTE_URL: 'https://example.org/path' }, /must be like https:/)
  refuses({ PUENTE_PROXIES: '-1' }, /PUENTE_PROXIES/)
})

test('production needs to know its public address, and limits requests', () => {
  const production = { PUENTE_MODE: 'production', PUENTE_URL: 'https://puente.example.org/' }
  refuses({ PUENTE_MODE: 'production' }, /needs PUENTE_URL/)
  refuses(production, /needs PUENTE_SECRET/)
  refuses({ ...production, PUENTE_SECRET: 'short' }, /must be 32 bytes/)
  const settings = readSettings({ ...production, PUENTE_SECRET: 'A'.repeat(43) })
  assert.deepEqual(
    [settings.origin, settings.requestsPerMinute], ['https://puente.example.org', 1200],
  )
})

test('an identity provider is configured whole, over https, or not at all', () => {
  const whole = {
    PUENTE_OIDC_ISSUER: 'https://login.example.org', PUENTE_OIDC_CLIENT: 'puente',
    PUENTE_OIDC_SECRET: 's', PUENTE_OIDC_NAME: 'Authority', PUENTE_OIDC_DOMAIN: 'example.org',
  }
  refuses({ ...whole, PUENTE_OIDC_DOMAIN: '' }, /PUENTE_OIDC_DOMAIN is missing/)
  refuses({ ...whole, PUENTE_OIDC_ISSUER: 'http://login.example.org' }, /must be like https/)
  assert.equal(readSettings(whole).provider?.domain, 'example.org')
  assert.equal(readSettings({}).provider, undefined)
})

test('a mail server is configured with the address mails come from, encrypted in production', () => {
  const from = { PUENTE_MAIL_FROM: 'puente@example.org' }
  refuses({ PUENTE_MAIL_URL: 'smtp://mail.example.org' }, /both or none/)
  refuses(from, /both or none/)
  refuses({ ...from, PUENTE_MAIL_URL: 'https://mail.example.org' }, /must be like smtp:/)
  refuses({ PUENTE_MAIL_URL: 'smtp://mail.example.org', PUENTE_MAIL_FROM: 'a@b\r\nBcc: c@d' },
    /must be like puente@/)
  const serverOf = (url: string, more: Record<string, string> = {}) =>
    readSettings({ ...from, ...more, PUENTE_MAIL_URL: url }).mail?.server
  const production = {
    PUENTE_MODE: 'production', PUENTE_URL: 'https://puente.example.org',
    PUENTE_SECRET: 'A'.repeat(43),
  }
  assert.deepEqual(serverOf('smtp://me:p%40ss@mail.example.org', production), {
    host: 'mail.example.org', port: 587, tls: 'required', auth: { user: 'me', pass: 'p@ss' },
  })
  assert.equal(serverOf('smtps://mail.example.org', production)?.port, 465)
  const relaxed = ['smtp://localhost:25', 'smtp://relay:25?tls=never']
    .map((url) => serverOf(url, production)?.tls)
  assert.deepEqual(relaxed, ['if-offered', 'if-offered'])
})

test('a virus scanner is on the network or a socket of the machine', () => {
  assert.equal(readSettings({}).scanner, undefined)
  assert.deepEqual(readSettings({ PUENTE_CLAMD: 'tcp://127.0.0.1:3310' }).scanner,
    { host: '127.0.0.1', port: 3310 })
  assert.deepEqual(readSettings({ PUENTE_CLAMD: 'unix:/run/clamd.ctl' }).scanner,
    { path: '/run/clamd.ctl' })
  refuses({ PUENTE_CLAMD: 'clamd' }, /PUENTE_CLAMD is "clamd"; it must be like tcp:/)
})

test('an organization has 5 GB for its files when nothing else is said', () => {
  assert.equal(readSettings({}).fileRoomBytes, 5_000_000_000)
  assert.equal(readSettings({ PUENTE_FILE_ROOM: '20' }).fileRoomBytes, 20_000_000)
  refuses({ PUENTE_FILE_ROOM: '5 GB' }, /PUENTE_FILE_ROOM is "5 GB"; it must be a whole number/)
})

test('the help names every setting', () => {
  assert.deepEqual(settingHelp.map(([name]) => name).filter((name) =>
    !/^(HOST|PORT|DATABASE_URL|PUENTE_\w+)$/.test(name)), [])
  assert.equal(settingHelp.length, 19)
})

test('a trial, where anyone may sign in as anyone, is not opened to a network', () => {
  for (const HOST of ['0.0.0.0', '::', '192.0.2.7', 'puente.example']) {
    assert.throws(() => readSettings({ HOST }), /only this machine may connect/, HOST)
  }
  for (const HOST of ['127.0.0.1', '127.0.0.2', 'localhost', '::1']) {
    assert.equal(readSettings({ HOST }).host, HOST)
  }
})
