// The addresses that machines look for by convention.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSite, type Site } from '../../tests/support/site.ts'

let site: Site
before(async () => {
  site = await openSite()
})
after(() => site.end())

const textOf = async (address: string) => (await site.get(address)).text()

test('the site map names every publication, project and State in four languages, each with the others', async () => {
  const xml = await textOf('/sitemap.xml')
  const entries = xml.split('<url>').slice(1)
  const locations = entries.map((entry) => /<loc>([^<]+)/.exec(entry)?.[1] ?? '')
  assert.equal(new Set(locations).size, locations.length)
  assert.ok(locations.includes('http://puente.test/pt/publicacoes/131'))
  assert.ok(locations.includes('http://puente.test/fr/projets/6'))
  assert.ok(locations.includes('http://puente.test/es/paises/hnd'))
  for (const entry of entries) {
    const languages = [...entry.matchAll(/hreflang="([^"]+)"/g)].map(([, language]) => language)
    assert.deepEqual(languages, ['en', 'es', 'pt', 'fr', 'x-default'])
  }
})

test('every tenth address of the site map leads to a page, without a detour', async () => {
  const locations = [
    ...(await textOf('/sitemap.xml')).matchAll(/<loc>http:\/\/puente\.test([^<]+)/g),
  ].map(([, address = '']) => address)
  for (const address of locations.filter((_, index) => index % 10 === 0)) {
    assert.equal((await site.get(address)).status, 200, address)
  }
})

test('robots may read everything and are told where the site map is', async () => {
  assert.equal(
    await textOf('/robots.txt'),
    'User-agent: *\nAllow: /\nSitemap: http://puente.test/sitemap.xml\n',
  )
})

test('someone who finds a weakness is told whom to tell, by RFC 9116', async () => {
  const answer = await site.get('/.well-known/security.txt')
  assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8')
  const fields = new Map(
    (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => {
        const at = line.indexOf(': ')
        return [line.slice(0, at), line.slice(at + 2)] as const
      }),
  )
  assert.deepEqual([...fields.keys()].toSorted(), [
    'Canonical',
    'Contact',
    'Expires',
    'Preferred-Languages',
  ])
  const days = (Date.parse(fields.get('Expires') ?? '') - Date.now()) / 86_400_000
  assert.ok(days > 200 && days < 366, `expires in ${days} days`)
  assert.equal(fields.get('Canonical'), 'http://puente.test/.well-known/security.txt')
  const contact = new URL(fields.get('Contact') ?? '')
  if (contact.protocol === 'http:') assert.equal((await site.get(contact.pathname)).status, 200)
  assert.equal(fields.get('Preferred-Languages'), 'en, es, pt, fr')
})
