// What a reader sees of projects: the list with its facets, and what is published of one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSite, type Site } from '../../../tests/support/site.ts'

type ApiProject = {
  id: number
  donors: { en: string }[] | null
  states: string[] | null
  startYear: number | null
  endYear: number | null
  status: string | null
  statusBasis: string | null
  namePrinted: string[]
  events: { date: string }[]
}

let site: Site
let projects: ApiProject[]
before(async () => {
  site = await openSite()
  projects = (await (await site.get('/api/v1/projects?limit=100')).json()).items
})
after(() => site.end())

const textOf = async (address: string) => (await site.get(address)).text()
const found = (html: string) => Number(/role="status" class="found">(\d+)/.exec(html)?.[1])
const first = (which: (project: ApiProject) => boolean) => {
  const project = projects.find(which)
  assert.ok(project, 'no project of this kind in the content')
  return project
}
const fact = (html: string, name: string) =>
  new RegExp(`<dt>${name}</dt><dd>(.*?)</dd>`).exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '') ?? ''

test('all projects are in the list, those under way first', async () => {
  assert.equal(projects.length, 56)
  assert.equal(found(await textOf('/es/proyectos')), 56)
  const shown: number[] = []
  for (let number = 1; number <= 3; number += 1) {
    const html = await textOf(`/en/projects?page=${number}`)
    shown.push(
      ...[...html.matchAll(/<h2><a href="\/en\/projects\/(\d+)"/g)].map(([, id]) => Number(id)),
    )
  }
  assert.equal(new Set(shown).size, 56)
  const states = shown.map((id) => projects.find((one) => one.id === id)?.status === 'active')
  assert.deepEqual(
    states,
    states.toSorted((a, b) => Number(b) - Number(a)),
  )
})

test('choosing a country shows exactly the projects that name it', async () => {
  const [country = ''] = first(({ states }) => states !== null && states.length > 0).states ?? []
  const naming = projects.filter(({ states }) => states?.includes(country))
  const html = await textOf(`/pt/projetos?country=${country}`)
  assert.equal(found(html), naming.length)
  assert.ok(html.includes(`name="country" value="${country}" checked`))
})

test('a status that no source gives can be asked for', async () => {
  const unknown = projects.filter(({ status }) => status === null)
  assert.equal(found(await textOf('/fr/projets?status=unknown')), unknown.length)
})

test('a country or topic that does not exist is told and left out', async () => {
  const answer = await site.get('/en/projects?country=ZZZ&topic=unicorns')
  assert.equal(answer.status, 400)
  const html = await answer.text()
  assert.match(html, /We left out what we could not use: unicorns, ZZZ/)
  assert.equal(found(html), 56)
})

test('a page beyond the last one keeps the count and leads back', async () => {
  const answer = await site.get('/en/projects?page=40')
  assert.equal(answer.status, 404)
  const html = await answer.text()
  assert.equal(found(html), 56)
  assert.match(html, /There is no page 40/)
})

test('unknown donors are said to be unknown, in each language, and known ones are named', async () => {
  const { id } = first(({ donors }) => donors === null)
  assert.match(fact(await textOf(`/en/projects/${id}`), 'Donors'), /^Donor not published/)
  assert.match(fact(await textOf(`/es/proyectos/${id}`), 'Donantes'), /^Donante no publicado/)
  assert.match(fact(await textOf(`/pt/projetos/${id}`), 'Doadores'), /^Doador não publicado/)
  assert.match(fact(await textOf(`/fr/projets/${id}`), 'Donateurs'), /^Donateur non publié/)
  const known = first(({ donors }) => donors !== null && donors.length > 0)
  const html = await textOf(`/en/projects/${known.id}`)
  assert.ok(
    fact(html, 'Donors').includes(known.donors?.[0]?.en.replaceAll('&', '&amp;') ?? 'nobody'),
  )
})

test('countries that no source names are said to be unknown, not left out', async () => {
  const { id } = first(({ states }) => states === null)
  assert.match(fact(await textOf(`/en/projects/${id}`), 'Countries'), /^Countries not published/)
})

test('a status that Puente inferred is marked as inferred', async () => {
  const { id } = first(({ statusBasis }) => statusBasis === 'inferred')
  assert.match(await textOf(`/en/projects/${id}`), /inferred from the sources, not stated/)
})

test('a name that Puente translated says so and shows the printed one', async () => {
  const { id } = first(({ namePrinted }) => namePrinted.length > 0 && !namePrinted.includes('fr'))
  assert.match(await textOf(`/fr/projets/${id}`), /Nom traduit par Puente[^]*Nom d’origine/)
})

test('the history of a project is in order of time and starts with its start', async () => {
  const { id, startYear } = first((one) => one.events.length > 1 && one.startYear !== null)
  const html = await textOf(`/en/projects/${id}`)
  const dates = [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, date = '']) => date)
  assert.deepEqual(dates, dates.toSorted())
  assert.ok(dates.some((date) => date.startsWith(String(startYear))))
})
