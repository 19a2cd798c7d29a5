// Addresses that nobody follows by mistake, and that come back as they were.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { type AddressType, defang, refang } from './defang.ts'

const folder = path.join(import.meta.dirname, 'examples')
const examples = <T>(name: string) =>
  JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as T[]

type Example = { type: AddressType, plain: string, defanged: string }

test('addresses are broken as the examples say, and mended again', () => {
  const all = examples<Example>('valid/addresses.json')
  assert.equal(all.length, 12)
  for (const { type, plain, defanged } of all) {
    assert.equal(defang(type, plain), defanged)
    assert.equal(refang(defanged), plain)
  }
})

test('the spellings of others are understood', () => {
  const all = examples<[string, string]>('valid/spellings.json')
  assert.equal(all.length, 15)
  for (const [written, meant] of all) assert.equal(refang(written), meant)
})

test('what is no broken address stays as it is', () => {
  const all = examples<string>('invalid/texts.json')
  assert.equal(all.length, 14)
  for (const text of all) assert.equal(refang(text), text)
})

const types: AddressType[] = ['domain', 'url', 'email', 'ipv4', 'ipv6', 'sha256', 'text']
// Texts made of all that means something here, in any order.
const tokens = fc.constantFrom(
  '[', ']', '(', ')', '{', '}', '.', ':', '/', '@', ' ', '\n', 'dot', 'at', 'AT', 'hxxp', 'hXXps',
  'h**p', 'fxp', 'http', 'https', 'ftp', 'x', 'a', '1', '[.]', '[:]', '[@]', '://', '-', '+', 'ñ', '?', '#',
)
const anything = fc.oneof(
  fc.string(), fc.array(tokens, { maxLength: 24 }).map((parts) => parts.join('')),
)

test('doing it twice is doing it once', () => {
  fc.assert(fc.property(fc.constantFrom(...types), anything, (type, text) => {
    const once = defang(type, text)
    assert.equal(defang(type, once), once)
    const plain = refang(text)
    assert.equal(refang(plain), plain)
  }), { numRuns: 20_000 })
})

const host = fc.domain()
const address = fc.oneof(
  fc.webUrl({
    withQueryParameters: true, withFragments: true, validSchemes: ['http', 'https', 'ftp'],
  }).map((plain) => ({ type: 'url' as const, plain })),
  host.map((plain) => ({ type: 'domain' as const, plain })),
  fc.emailAddress().map((plain) => ({ type: 'email' as const, plain })),
  fc.ipV4().map((plain) => ({ type: 'ipv4' as const, plain })),
  fc.ipV6().map((plain) => ({ type: 'ipv6' as const, plain })),
)

test('every real address comes back as it was, and nothing makes a link of it meanwhile', () => {
  fc.assert(fc.property(address, ({ type, plain }) => {
    const broken = defang(type, plain)
    // What looks broken already, as "{.}" in an e-mail's name may, is mended first.
    if (refang(plain) === plain) assert.equal(refang(broken), plain)
    assert.notEqual(broken, plain)
    const [linkable = ''] = type === 'url' ? broken.split(/(?<=:\/\/[^/?#]*)[/?#]/) : [broken]
    assert.doesNotMatch(linkable, /(?:https?|ftp):\/\/|\w\.\w|\w@\w/)
    assert.equal(URL.canParse(broken) && /^(https?|ftp):$/.test(new URL(broken).protocol), false)
  }), { numRuns: 5_000 })
})

test('a text of brackets alone takes no time to speak of', () => {
  const unbalanced = `${'['.repeat(50_000)}.${']'.repeat(49_999)}`
  for (const text of ['['.repeat(100_000), '( '.repeat(50_000), unbalanced]) {
    const begun = performance.now()
    refang(text)
    assert.ok(performance.now() - begun < 500, `${performance.now() - begun} ms`)
  }
})
