// What machines find at and around the page of a publication: links, metadata, feeds.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { runCommand } from '../../../app/commands.ts'
import { wrongWithAtom } from '../../../tests/support/atom.ts'
import { makePdf } from '../../../tests/support/pdf.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'

let site: Site
before(async () => {
  site = await openSite()
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-forms-'))
  const file = path.join(folder, "guía (final) d'usage.pdf")
  writeFileSync(file, makePdf(['Una guía para la gestión segura de la movilidad humana.']))
  assert.equal(
    await runCommand(['add', '--publication', '3', '--language', 'es', file], site, () => {}),
    0,
  )
  rmSync(folder, { recursive: true })
})
after(() => site.end())

const textOf = async (address: string) => (await site.get(address)).text()
const local = (url: string) => url.replace('http://puente.test', '')

type Target = { href: string; type?: string; hreflang?: string[] }
type LinkContext = { anchor: string } & Record<string, Target[]>

/** The Link header as relation and target pairs. */
const linksIn = (answer: Response) =>
  [
    ...(answer.headers.get('link') ?? '').matchAll(
      /<([^>]+)>; rel="([^"]+)"(?:; type="([^"]+)")?/g,
    ),
  ].map(([, href = '', rel = '', type]) => ({ href, rel, type }))

test('the page of a publication says in its header what leads where (Signposting, level 1)', async () => {
  const links = linksIn(await site.get('/es/publicaciones/3'))
  const of = (rel: string) => links.filter((one) => one.rel === rel)
  assert.deepEqual(
    of('cite-as').map(({ href }) => href),
    ['http://puente.test/en/publications/3'],
  )
  assert.deepEqual(
    of('type').map(({ href }) => href),
    ['https://schema.org/Report', 'https://schema.org/AboutPage'],
  )
  assert.equal(of('describedby').length, 3)
  assert.ok(
    of('item').some(
      ({ type, href }) =>
        type === 'application/pdf' && href.startsWith('http://puente.test/files/'),
    ),
  )
  for (const { href, type = '' } of [...of('describedby'), ...of('item'), ...of('linkset')].filter(
    (one) => one.type,
  )) {
    const answer = await site.get(local(href))
    assert.equal(answer.status, 200, href)
    assert.ok(answer.headers.get('content-type')?.startsWith(type), `${href} is not ${type}`)
    await answer.body?.cancel()
  }
})

test('the link set holds the same links, and those back from files and metadata (level 2)', async () => {
  const page = await site.get('/es/publicaciones/3')
  const answer = await site.get('/es/publicaciones/3.linkset')
  assert.match(answer.headers.get('content-type') ?? '', /^application\/linkset\+json/)
  const { linkset }: { linkset: LinkContext[] } = await answer.json()
  const [landing, ...others] = linkset
  assert.equal(landing?.anchor, 'http://puente.test/es/publicaciones/3')
  const inSet = Object.entries(landing ?? {})
    .filter(([rel]) => rel !== 'anchor')
    .flatMap(([rel, targets]) => (targets as Target[]).map(({ href }) => `${rel} ${href}`))
  const inHeader = linksIn(page)
    .filter(({ rel }) => rel !== 'linkset')
    .map(({ rel, href }) => `${rel} ${href}`)
  assert.deepEqual(inSet.toSorted(), inHeader.toSorted())
  assert.equal(others.filter((one) => 'describes' in one).length, 3)
  assert.ok(others.some((one) => one.collection?.[0]?.href === landing?.anchor))
})

test('files and citations lead back to the page by themselves', async () => {
  const bib = await site.get('/es/publicaciones/3.bib')
  assert.deepEqual(
    linksIn(bib).map(({ rel, href }) => [rel, href]),
    [['describes', 'http://puente.test/es/publicaciones/3']],
  )
  const pdf = await site.get(
    local(
      linksIn(await site.get('/en/publications/3')).find(({ type }) => type === 'application/pdf')
        ?.href ?? '',
    ),
  )
  assert.deepEqual(
    linksIn(pdf).map(({ rel, href }) => [rel, href]),
    [['collection', 'http://puente.test/en/publications/3']],
  )
  await pdf.body?.cancel()
})

test('a citation is downloaded under a plain name, in UTF-8', async () => {
  for (const [extension, type] of [
    ['bib', 'application/x-bibtex'],
    ['ris', 'application/x-research-info-systems'],
    ['json', 'application/vnd.citationstyles.csl+json'],
  ]) {
    const answer = await site.get(`/fr/publications/3.${extension}`)
    assert.equal(answer.headers.get('content-type'), `${type}; charset=utf-8`)
    assert.equal(
      answer.headers.get('content-disposition'),
      `attachment; filename="puente-publication-3.${extension}"`,
    )
    assert.match(await answer.text(), /Safe Management of human mobility/)
  }
  assert.equal((await site.get('/fr/publications/99999.bib')).status, 404)
})

test('scholarly search engines find title, institution, date and the file (Highwire)', async () => {
  const page = await textOf('/es/publicaciones/3')
  const tags = new Map(
    [...page.matchAll(/<meta name="(citation_\w+)" content="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
  assert.ok(tags.get('citation_title'))
  assert.ok(tags.get('citation_author'))
  assert.match(tags.get('citation_pdf_url') ?? '', /^http:\/\/puente\.test\/files\/\d+\//)
  assert.equal((await site.get(local(tags.get('citation_pdf_url') ?? ''))).status, 200)
  assert.doesNotMatch(await textOf('/es/publicaciones/4'), /citation_pdf_url/)
})

test('JSON-LD of every publication is JSON, in the vocabulary of schema.org', async () => {
  for (let id = 1; id <= 131; id += 10) {
    const page = await textOf(`/en/publications/${id}`)
    const [, json = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(page) ?? []
    const data = JSON.parse(json)
    assert.equal(data['@context'], 'https://schema.org')
    assert.equal(data['@id'], `http://puente.test/en/publications/${id}`)
    assert.ok(data.name && data.description && data.publisher.name)
    assert.ok(data.inLanguage.every((one: string) => ['en', 'es', 'pt', 'fr'].includes(one)))
  }
})

test('the name of a file survives whatever characters it has', async () => {
  const link = linksIn(await site.get('/en/publications/3')).find(
    ({ type }) => type === 'application/pdf',
  )
  const answer = await site.get(local(link?.href ?? ''))
  assert.equal(
    answer.headers.get('content-disposition'),
    `inline; filename="guia (final) d'usage.pdf"; filename*=UTF-8''gu%C3%ADa%20%28final%29%20d%27usage.pdf`,
  )
  await answer.body?.cancel()
})

test('each feed is in order, in its language, and holds what it says it holds', async () => {
  for (const address of [
    '/en/publications.atom',
    '/es/publicaciones.atom?topic=prisons',
    '/pt/publicacoes.atom?department=cicte',
    '/fr/publications.atom?language=es',
    '/es/publicaciones.atom?topic=drugs&topic=prisons&language=es',
  ]) {
    const answer = await site.get(address)
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
    const xml = await answer.text()
    assert.deepEqual(wrongWithAtom(xml), [], address)
    assert.ok(xml.includes('<entry>'), address)
    assert.equal(/xml:lang="(\w+)"/.exec(xml)?.[1], address.slice(1, 3))
  }
  const terms = (xml: string) =>
    xml
      .split('<entry>')
      .slice(1)
      .map((entry) => [...entry.matchAll(/term="([^"]+)"/g)].map(([, term]) => term))
  for (const entry of terms(await textOf('/es/publicaciones.atom?topic=prisons')))
    assert.ok(entry.includes('prisons'))
})

test('the feed that a list offers is of what is chosen in it', async () => {
  const page = await textOf('/es/publicaciones?topic=prisons&topic=drugs&department=dsp')
  assert.match(
    page,
    /href="\/es\/publicaciones\.atom\?department=dsp&amp;topic=prisons&amp;topic=drugs"/,
  )
})

test('a feed of a topic that does not exist is refused, not empty for ever', async () => {
  const answer = await site.get('/es/publicaciones.atom?topic=unicorns', {
    accept: 'application/atom+xml',
  })
  assert.equal(answer.status, 400)
})

test('the newest change stands first in a feed', async () => {
  const xml = await textOf('/en/publications.atom')
  const dates = [...xml.matchAll(/<entry>.*?<updated>([^<]+)/g)].map(([, date = '']) => date)
  assert.deepEqual(dates, dates.toSorted().toReversed())
  assert.match(xml, /^[^]*?<entry><id>http:\/\/puente\.test\/en\/publications\/3</)
})
