// Beginning with a template: the fields begin with prompts in the reader's language, and nothing
// goes out while a place to fill in is left.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { textOf } from './support/page.ts'
import { organizationOf, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const W = '/es/w/intercambio'
const NEW = `${W}/nuevo`

const see = async (visit: Visit, address: string) => {
  const html = await (await visit.get(address)).text()
  return { html, text: textOf(html) }
}

/** Begins with a template; the address of the item. */
async function begin(visit: Visit, template: string): Promise<string> {
  const begun = await visit.press(`${NEW}?template=${template}`, NEW)
  return (begun.headers.get('location') ?? '').replace(/\/borrador.*/, '')
}

test('templates stand by department beside the empty beginning, each with its fields', async () => {
  const ana = await signIn(site, 'ana')
  const { text, html } = await see(ana, NEW)
  assert.match(text, /CICTE.*Ataque de ransomware Alerta.*Aviso de vulnerabilidad/)
  assert.match(text, /Empezar con los campos vacíos/)
  assert.match(html, /href="\/es\/w\/intercambio\/nuevo\?template=substance"/)
  const shown = await see(ana, `${NEW}?template=trade`)
  assert.match(shown.text, /Lavado de activos basado en el comercio/)
  assert.match(shown.text, /Origen del dinero: \[completar\]/)
})

test('an item begun with a template has its kind, its department and its prompts', async () => {
  const ana = await signIn(site, 'ana')
  const item = await begin(ana, 'substance')
  assert.match((await see(ana, `${item}/borrador/words?in=es`)).html,
    /Nueva sustancia psicoactiva: \[completar\]<\/textarea>/)
  assert.match((await see(ana, `${item}/borrador/harm?in=es`)).html, /Intoxicaciones, confirmadas/)
  const { rows: [row] } = await site.database.pool.query<{ kind: string, department: string }>(
    'select kind, department from exchange.items where id = $1', [item.split('/').at(-1)])
  assert.deepEqual({ ...row }, { kind: 'early-warning', department: 'cicad' })
})

test('a place that is left to fill in stops the item, and says where it is', async () => {
  const [ana, caio] = [await signIn(site, 'ana'), await signIn(site, 'caio')]
  const item = await begin(ana, 'information')
  const step = (name: string, query = '') => `${item}/borrador/${name}${query}`
  const save = (name: string, fields: Record<string, string>, query = '') =>
    ana.press(step(name, query), step(name, query), fields)
  await save('marking', { tlp: 'amber', pap: 'amber' })
  await save('recipients', { organization: organizationOf('brisoria-csirt') })
  await ana.press('/es/ingresar/de-nuevo', '/es/ingresar/de-nuevo/prueba')
  const issue = () => ana.press(`${item}/borrador`, `${item}/emision`)
  const refused = await issue()
  const text = textOf(await refused.text())
  assert.equal(refused.status, 422)
  for (const field of ['Título', 'Resumen', 'Pregunta']) {
    assert.match(text, new RegExp(`Complete lo que falta en «${field} \\(español\\)»`))
  }
  assert.equal((await caio.get(item)).status, 404)
  await save('words', { title: 'Sobre precintos', summary: 'Preguntamos por precintos.' }, '?in=es')
  await save('text', { text: 'Qué necesitamos saber: de dónde vienen.' }, '?in=es')
  assert.equal((await issue()).headers.get('location'), item)
  assert.equal((await caio.get(item)).status, 200)
})

test('a template that does not exist begins nothing of its own', async () => {
  const ana = await signIn(site, 'ana')
  assert.match((await see(ana, `${NEW}?template=none`)).text, /¿Qué quiere compartir\?/)
  const answer = await ana.press(NEW, NEW, { template: 'none' })
  assert.equal(answer.status, 422)
})
