// Views: a person keeps filters of the inbox under a name, for themselves alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { textOf } from './support/page.ts'
import { hiddenOf, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const W = '/es/w/intercambio'
const PAGE = `${W}/vistas`

const see = async (visit: Visit, address: string) => {
  const html = await (await visit.get(address)).text()
  const nav = textOf(/<nav class="views".*?<\/nav>/s.exec(html)?.[0] ?? '')
  return { html, text: textOf(html), nav }
}

/** Saves the filters of a query; where it leads, or what is wrong. */
async function save(visit: Visit, query: string, name: string) {
  const address = `${PAGE}?${query}`
  const { html } = await see(visit, address)
  const seal = hiddenOf(html, address.replaceAll('&', '&amp;'))
  const answer = await visit.send(address, { ...seal, do: 'save', name })
  return answer.headers.get('location') ?? textOf(await answer.text())
}

/** Does something to the view of that name, as its form does. */
async function change(visit: Visit, name: string, fields: (id: string) => Record<string, string>) {
  const { html } = await see(visit, PAGE)
  const form = html.split('<form').find((one) => one.includes(`value="${name}"`)) ?? ''
  const id = /name="view" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const { view: _, ...seal } = hiddenOf(html, PAGE)
  const answer = await visit.send(PAGE, { ...seal, view: id, ...fields(id) })
  return { answer, text: textOf(await answer.text()), id }
}

test('Ana saves what she has filtered, finds it above her list, and nobody else sees it', async () => {
  const [ana, marta] = [await signIn(site, 'ana'), await signIn(site, 'marta')]
  assert.match((await see(ana, `${W}?kind=alert&tlp=green`)).nav, /Guardar esta vista/)
  assert.equal(await save(ana, 'tlp=green&kind=alert', ' Alertas  verdes '),
    `${W}?tlp=green&kind=alert`)
  const { html, nav } = await see(ana, `${W}?tlp=green&kind=alert`)
  assert.match(nav, /Alertas verdes/)
  assert.doesNotMatch(nav, /Guardar esta vista/)
  assert.match(html, /aria-current="page">Alertas verdes</)
  assert.match((await see(ana, PAGE)).text, /Alertas verdes Todo · TLP:GREEN · Alerta/)
  assert.doesNotMatch((await see(marta, W)).nav, /Alertas verdes/)
  assert.doesNotMatch((await see(marta, PAGE)).text, /Alertas verdes/)
})

test('words and a box are kept too', async () => {
  const ana = await signIn(site, 'ana')
  assert.equal(await save(ana, 'box=unread&q=puerto+seguro', 'Puertos'),
    `${W}?box=unread&q=puerto+seguro`)
  assert.match((await see(ana, PAGE)).text, /Puertos Sin leer · «puerto seguro»/)
})

test('a view is given another name, and given up', async () => {
  const ana = await signIn(site, 'ana')
  await save(ana, 'kind=practice', 'Prácticas')
  await change(ana, 'Prácticas', (id) => ({ do: 'rename', [`name-${id}`]: 'Buenas prácticas' }))
  assert.match((await see(ana, W)).nav, /Buenas prácticas/)
  const { answer } = await change(ana, 'Buenas prácticas', () => ({ do: 'delete' }))
  assert.equal(answer.headers.get('location'), PAGE)
  assert.doesNotMatch((await see(ana, W)).nav, /rácticas/)
})

test('a name that is missing, too long or taken is refused, and what was typed stays', async () => {
  const ana = await signIn(site, 'ana')
  await save(ana, 'kind=question', 'Solicitudes')
  const query = 'kind=typology'
  assert.match(await save(ana, query, '  '), /Escriba un nombre para la vista/)
  assert.match(await save(ana, query, 'x'.repeat(61)), /hasta 60 caracteres/)
  assert.match(await save(ana, query, 'SOLICITUDES'), /Ya tiene una vista llamada «SOLICITUDES»/)
  assert.match(await save(ana, query, 'Tipologías'), /kind=typology/)
  const { answer, text } = await change(ana, 'Tipologías',
    (id) => ({ do: 'rename', [`name-${id}`]: 'Solicitudes' }))
  assert.equal(answer.status, 422)
  assert.match(text, /Ya tiene una vista llamada «Solicitudes»/)
})

test('nothing is saved without filters, nor beyond twenty', async () => {
  const livia = await signIn(site, 'livia')
  const { html } = await see(livia, `${PAGE}?kind=alert`)
  const seal = hiddenOf(html, `${PAGE}?kind=alert`)
  const empty = await livia.send(PAGE, { ...seal, do: 'save', name: 'Todo' })
  assert.match(textOf(await empty.text()), /Primero elija filtros/)
  for (let count = 1; count <= 20; count += 1) await save(livia, `q=p${count}`, `Vista ${count}`)
  assert.match(await save(livia, 'q=otra', 'Otra'), /Ya tiene 20 vistas/)
})

test('the view of another is not there to be changed', async () => {
  const [ana, marta] = [await signIn(site, 'ana'), await signIn(site, 'marta')]
  await save(ana, 'tlp=red', 'Rojo')
  const { html } = await see(ana, PAGE)
  const form = html.split('<form').find((one) => one.includes('value="Rojo"')) ?? ''
  const view = /name="view" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const page = await see(marta, `${PAGE}?tlp=red`)
  const seal = hiddenOf(page.html, `${PAGE}?tlp=red`)
  for (const fields of [{ do: 'delete' }, { do: 'rename', [`name-${view}`]: 'Mío' }]) {
    const answer = await marta.send(PAGE, { ...seal, view, ...fields })
    assert.equal(answer.status, 404)
  }
  assert.match((await see(ana, PAGE)).text, /Rojo/)
})
