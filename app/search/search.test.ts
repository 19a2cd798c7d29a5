// The search page of the real site, with the real content, as readers use it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { editor } from '../../kernel/access/actor.ts'
import { write } from '../../kernel/database/transaction.ts'
import { openSite, type Site } from '../../tests/support/site.ts'
import { createSearch } from './search.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const pages = { en: '/en/search', es: '/es/buscar', pt: '/pt/buscar', fr: '/fr/recherche' }

/** The page of results as text between marks, and its status. */
async function search(
  language: keyof typeof pages, query: Record<string, string>,
): Promise<{ status: number, html: string, titles: string[], card: string | undefined }> {
  const answer = await site.get(`${pages[language]}?${new URLSearchParams(query)}`)
  const html = await answer.text()
  return {
    status: answer.status,
    html,
    titles: [...html.matchAll(/<h2><a href="[^"]*"><span[^>]*>([^<]*)/g)]
      .map(([, title]) => title!),
    card: /class="answer-card" href="([^"]*)"/.exec(html)?.[1],
  }
}

const linksIn = (html: string) =>
  [...html.matchAll(/<h2><a href="([^"]*)"/g)].map(([, href]) => href!)

test('a query in any language finds the same publication, in the language of the pages', async () => {
  const queries = {
    en: 'human mobility trafficking guide', es: 'guía movilidad humana trata',
    pt: 'guia mobilidade humana tráfico de pessoas', fr: 'guide mobilité humaine traite des personnes',
  }
  for (const language of ['en', 'es', 'pt', 'fr'] as const) {
    const links = linksIn((await search(language, { q: queries[language] })).html)
    assert.ok(links.slice(0, 3).some((href) => href.endsWith('/3')), `${language}: ${links}`)
    assert.ok(links.every((href) => href.startsWith(`/${language}/`)))
  }
})

test('who reads Spanish pages and writes English finds records once, in Spanish', async () => {
  const { titles, html } = await search('es', { q: 'illegal mining money' })
  assert.ok(titles.length > 0)
  const links = linksIn(html)
  assert.equal(new Set(links).size, links.length)
  assert.match(html, /minería/i)
})

test('the name, acronym or code of a State, body or topic shows its page first', async () => {
  assert.equal((await search('es', { q: 'honduras' })).card, '/es/paises/hnd')
  assert.equal((await search('en', { q: 'Brasil' })).card, '/en/countries/bra')
  assert.equal((await search('fr', { q: 'Estados Unidos' })).card, '/fr/pays/usa')
  assert.equal((await search('pt', { q: '  CICAD ' })).card, '/pt/orgaos/cicad')
  assert.equal((await search('es', { q: 'drugs' })).card, '/es/temas/drugs')
  assert.equal((await search('en', { q: 'honduras prisons' })).card, undefined)
})

test('the card stands on the first page only', async () => {
  assert.equal((await search('en', { q: 'cicad', page: '2' })).card, undefined)
})

test('a mistyped word is put right and the reader is told what was searched', async () => {
  const { html } = await search('en', { q: 'ransomwear' })
  assert.match(html, /We searched for “ransomware” instead of “ransomwear”/)
  assert.match(html, /ransomware/i)
})

test('each hit says which of its words answered', async () => {
  const { html } = await search('en', { q: 'firearms' })
  assert.match(html, /<p class="why">Found by: “firearms?”/)
})

test('a kind narrows the results and its link says how many there are', async () => {
  const { html } = await search('en', { q: 'drugs' })
  const [, count] = /Project <span class="meta">([\d,]+)<\/span>/.exec(html) ?? []
  const projects = await search('en', { q: 'drugs', kind: 'project' })
  assert.match(projects.html, new RegExp(`role="status" class="found">${count} results?`))
  assert.ok(linksIn(projects.html).every((href) => href.startsWith('/en/projects/')))
})

test('pages of results follow each other and end', async () => {
  const first = await search('en', { q: 'drugs' })
  const second = await search('en', { q: 'drugs', page: '2' })
  const [one, two] = [linksIn(first.html), linksIn(second.html)]
  assert.equal(one.length, 20)
  assert.ok(two.length > 0 && two.every((href) => !one.includes(href)))
  assert.match(first.html, /href="\/en\/search\?q=drugs&amp;page=2"/)
  const beyond = await search('en', { q: 'drugs', page: '50' })
  assert.equal(beyond.status, 404)
  assert.match(beyond.html, /There is no page 50/)
})

test('what cannot be is left out, and said', async () => {
  const { status, html, titles } = await search('en', { q: 'drugs', kind: 'spaceship', page: '-1' })
  assert.equal(status, 400)
  assert.match(html, /We left out what we could not use: -1, spaceship/)
  assert.ok(titles.length > 0)
})

test('nothing found, nothing asked and too much asked each get their own answer', async () => {
  assert.match((await search('en', { q: 'qqqqzzzz 99999' })).html, /Nothing found for/)
  assert.match((await search('en', { q: '   ' })).html, /Write what you are looking for/)
  const long = await search('es', { q: 'a'.repeat(10_000) })
  assert.equal(long.status, 400)
  assert.match(long.html, /10[\s.]?000/)
})

test('a query with signs of HTML is text and nothing else', async () => {
  const { html } = await search('en', { q: '"><script>alert(1)</script> drugs' })
  assert.doesNotMatch(html, /<script>alert/)
})

test('a publication withdrawn since the index was saved is not found after a restart', async () => {
  const ask = { text: 'human mobility trafficking guide', limit: 50, offset: 0 }
  const keys = (search: Awaited<ReturnType<typeof createSearch>>) =>
    search.find({ ...ask, language: 'en', kinds: [], languages: [] }).hits.map(({ key }) => key)
  const first = await createSearch(site.database, site.settings)
  assert.ok(keys(first).includes('publication:3:en'))
  await first.save()
  await write(site.database, editor('test', 'test'), (writer) =>
    sql`update library.publications set withdrawn_at = now() where id = 3`.execute(writer))
  const second = await createSearch(site.database, site.settings)
  assert.ok(!keys(second).includes('publication:3:en'))
  assert.ok(keys(second).length > 5)
})
