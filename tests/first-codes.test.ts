// A new colleague's first way in: a code of whoever added them, and that no account that was ever
// used is opened so. In Spanish, without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runPeople } from '../app/people-commands.ts'
import { tellAccounts } from '../app/workspace/notices/account-changes.ts'
import { system } from '../kernel/access/actor.ts'
import { read } from '../kernel/database/transaction.ts'
import { textOf } from './support/page.ts'
import { accountOf, hiddenOf, openBrowser, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

const CSIRT = '/es/w/organizaciones/avelara-csirt'
const FIRST = '/es/ingresar/primera-vez'

let site: Site
before(async () => { site = await openSite({ PUENTE_PROXIES: '1' }) })
after(() => site.end())

const pageOf = async (visit: Visit, address: string) => (await visit.get(address)).text()
async function addressOf(visit: Visit, name: string, organization = CSIRT): Promise<string> {
  const html = await pageOf(visit, organization)
  return new RegExp(`href="([^"]*/personas/[^"]*)"[^>]*>${name}</a>`).exec(html)?.[1] ?? ''
}

/** Adds a person; returns the address of their page. */
async function add(
  visit: Visit, name: string, { role = 'member', organization = CSIRT } = {},
): Promise<string> {
  const adding = `${organization}/persona-nueva`
  const email = `${name.toLowerCase().replace(' ', '.')}@new.example`
  const answer = await visit.press(adding, adding,
    { name, email, phone: '', languages: 'es', role })
  assert.equal(answer.status, 303, name)
  return addressOf(visit, name, organization)
}

const codeIn = (html: string) => /class="secret">([^<]*)</.exec(html)?.[1] ?? ''
async function make(visit: Visit, address: string): Promise<string> {
  const answer = await visit.press(address, address, { do: 'first-code' })
  return codeIn(await answer.text())
}
/** Asks for a code without the button being there. */
async function forge(visit: Visit, address: string): Promise<number> {
  const { token = '' } = hiddenOf(await pageOf(visit, '/es/cuenta'), '/es/salir')
  return (await visit.send(address, { token, do: 'first-code' })).status
}
const use = (email: string, code: string, visit = openBrowser(site)) =>
  visit.send(FIRST, { name: email, code })

async function accountBy(email: string): Promise<{ id: string, by: string | null }> {
  const { rows: [found] } = await read(site.database, system('test', 'r'), (reader) =>
    sql<{ id: string, by: string | null }>`
      select id, opened_by as by from access.accounts where name = ${email}`.execute(reader))
  return found ?? { id: '', by: null }
}

test('a new colleague signs in with the administrator’s code, once, and sees who made it', async () => {
  const marta = await signIn(site, 'marta')
  const nora = await add(marta, 'Nora Vidal')
  assert.match(textOf(await pageOf(marta, nora)), /Nora Vidal todavía no ha ingresado nunca/)
  const code = await make(marta, nora)
  assert.match(code, /^([2-9a-z]{4}-){5}[2-9a-z]{4}$/)
  assert.doesNotMatch(await pageOf(marta, nora), new RegExp(code), 'it is shown once')
  const visit = openBrowser(site)
  const answer = await use('Nora.Vidal@new.example', code.toUpperCase(), visit)
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/es/cuenta#passkeys'])
  assert.match(textOf(await pageOf(visit, '/es/cuenta')),
    /Código del primer ingreso creado · Marta Solís/)
  await tellAccounts(site.database)
  assert.match(textOf(await pageOf(visit, '/es/w/avisos')),
    /Código del primer ingreso creado · Marta Solís/)
  assert.equal((await use('nora.vidal@new.example', code)).status, 422, 'the code works once')
  assert.equal((await accountBy('nora.vidal@new.example')).by, accountOf('marta'))
  assert.doesNotMatch(textOf(await pageOf(marta, nora)), /todavía no ha ingresado/)
  assert.equal(await forge(marta, nora), 404, 'an account in use is opened by no code')
})

test('no code opens an account that was used, of others, or of a contact', async () => {
  await signIn(site, 'ana')
  const [marta, bruno] = [await signIn(site, 'marta'), await signIn(site, 'bruno')]
  assert.equal(await forge(marta, await addressOf(marta, 'Ana Rivas')), 404)
  const ada = await add(marta, 'Ada Font')
  assert.equal(await forge(bruno, ada), 404, 'of another organization')
  const ines = await signIn(site, 'ines')
  assert.equal(await forge(ines, ada), 404, 'the organization has administrators of its own')
  const brisoria = '/es/w/organizaciones/brisoria-police'
  const adding = `${brisoria}/persona-nueva`
  await ines.press(adding, adding, {
    name: 'Ada Font', email: 'ada.font@new.example', phone: '', languages: 'es', role: 'member',
  })
  assert.equal(await forge(marta, ada), 404, 'who works elsewhere too')
})

test('a code is void once the account was used otherwise, or has another role', async () => {
  const marta = await signIn(site, 'marta')
  const olga = await make(marta, await add(marta, 'Olga Prat'))
  const person = (await accountBy('olga.prat@new.example')).id
  const trial = await openBrowser(site).press('/es/ingresar', '/es/ingresar/prueba', { person })
  assert.equal(trial.status, 303)
  assert.equal((await use('olga.prat@new.example', olga)).status, 422)
  const address = await add(marta, 'Pia Roca')
  const pia = await make(marta, address)
  await marta.press(address, address, { do: 'administrator' })
  assert.equal((await use('pia.roca@new.example', pia)).status, 422)
})

test('who was let in by an administrator is no second pair of eyes for them', async () => {
  const marta = await signIn(site, 'marta')
  const code = await make(marta, await add(marta, 'Quim Sala', { role: 'administrator' }))
  const quim = openBrowser(site)
  await use('quim.sala@new.example', code, quim)
  await openBrowser(site).send('/es/ingresar/recuperacion', { name: 'ana@avelara-csirt.example' })
  const approvals = '/es/cuenta/confirmaciones'
  const first = await marta.press(approvals, approvals, { answer: 'approve' })
  assert.notEqual(codeIn(await first.text()), '')
  const html = await pageOf(quim, approvals)
  assert.match(html, /Debe confirmar alguien más/)
  const { recovery = '' } = hiddenOf(html, approvals)
  const { token = '' } = hiddenOf(html, '/es/salir')
  assert.equal((await quim.send(approvals, { token, recovery, answer: 'approve' })).status, 404)
  const ines = await signIn(site, 'ines')
  const second = await ines.press(approvals, approvals, { answer: 'approve' })
  assert.notEqual(codeIn(await second.text()), '')
})

test('who was confirmed by two people later stands for themselves', async () => {
  const marta = await signIn(site, 'marta')
  const email = 'rosa.gil@new.example'
  await use(email, await make(marta, await add(marta, 'Rosa Gil', { role: 'administrator' })))
  assert.equal((await accountBy(email)).by, accountOf('marta'))
  await openBrowser(site).send('/es/ingresar/recuperacion', { name: email })
  const approvals = '/es/cuenta/confirmaciones'
  const halves: string[] = []
  for (const visit of [marta, await signIn(site, 'ines')]) {
    const html = await pageOf(visit, approvals)
    const [, rest = ''] = html.split('<b>Rosa Gil</b>')
    const [, recovery = ''] = /name="recovery" value="([^"]*)"/.exec(rest) ?? []
    const answer = await visit.press(approvals, approvals, { answer: 'approve', recovery })
    halves.push(codeIn(await answer.text()))
  }
  const [first = '', second = ''] = halves
  const answer = await openBrowser(site).send('/es/ingresar/recuperacion/codigo',
    { name: email, first, second })
  assert.equal(answer.status, 303)
  assert.equal((await accountBy(email)).by, null)
})

test('the desk lets in the first administrator of an organization, and no one else', async () => {
  const organization = '/es/w/organizaciones/new-unit'
  assert.equal(await runPeople(['add-organization', 'new-unit', '--kind', 'authority',
    ...['en', 'es', 'pt', 'fr'].flatMap((one) => [`--name-${one}`, 'New unit'])],
  site.database, () => {}), 0)
  const ines = await signIn(site, 'ines')
  const member = await add(ines, 'Rita Soto', { organization })
  assert.equal(await forge(ines, member), 404, 'a member waits for the administrator')
  const address = await add(ines, 'Saul Toro', { role: 'administrator', organization })
  const saul = openBrowser(site)
  assert.equal((await use('saul.toro@new.example', await make(ines, address), saul)).status, 303)
  assert.notEqual(await make(saul, await addressOf(saul, 'Rita Soto', organization)), '')
  const next = await add(ines, 'Teo Ubeda', { role: 'administrator', organization })
  assert.equal(await forge(ines, next), 404)
  const desk = '/es/w/organizaciones/exercise-desk'
  const colleague = await add(ines, 'Uma Vega', { role: 'administrator', organization: desk })
  assert.equal(await forge(ines, colleague), 404, 'nobody is let into a desk by one person')
})
