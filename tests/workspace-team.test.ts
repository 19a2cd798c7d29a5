// An organization's own administration; and that who leaves is out with the next request. In
// Spanish, without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runPeople } from '../app/people-commands.ts'
import { system } from '../kernel/access/actor.ts'
import { read } from '../kernel/database/transaction.ts'
import { listMembers } from '../modules/directory/directory.ts'
import { textOf } from './support/page.ts'
import {
  accountOf, hiddenOf, openBrowser, organizationOf, signIn, type Visit,
} from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

const CSIRT = '/es/w/organizaciones/avelara-csirt'

let site: Site
before(async () => { site = await openSite() })
after(() => site.end())

const pageOf = async (visit: Visit, address: string) => (await visit.get(address)).text()
const seen = async (visit: Visit, address: string) => textOf(await pageOf(visit, address))

/** The page of someone in an organization, found by their name. */
async function memberOf(visit: Visit, name: string, organization = CSIRT): Promise<string> {
  const html = await pageOf(visit, organization)
  return new RegExp(`href="([^"]*/personas/[^"]*)"[^>]*>${name}</a>`).exec(html)?.[1] ?? ''
}
async function change(visit: Visit, name: string, what: string) {
  const address = await memberOf(visit, name)
  return visit.press(address, address, { do: what })
}

const fields = {
  name: 'Paula Nieto', email: 'paula@avelara-csirt.example', phone: '', languages: 'es',
  role: 'member',
}
const add = (visit: Visit, more: Record<string, string> = {}, organization = CSIRT) =>
  visit.press(`${organization}/persona-nueva`, `${organization}/persona-nueva`,
    { ...fields, ...more })

test('an administrator sees who works in the organization, and since when', async () => {
  const marta = await signIn(site, 'marta')
  assert.match(await seen(marta, '/es/w'), /Mi organización/)
  const text = await seen(marta, CSIRT)
  assert.match(text, /Ana Rivas Integrante \d+ de \w+ de \d{4}/)
  assert.match(text, /Marta Solís Administración/)
  assert.doesNotMatch(text, /Bruno Teixeira/)
})

test('members, other administrators and forged forms get nothing of it', async () => {
  const marta = await signIn(site, 'marta')
  const address = await memberOf(marta, 'Ana Rivas')
  for (const name of ['ana', 'bruno', 'elena']) {
    const visit = await signIn(site, name)
    for (const one of [CSIRT, `${CSIRT}/persona-nueva`, address]) {
      assert.equal((await visit.get(one)).status, 404, `${name} ${one}`)
    }
    const { token = '' } = hiddenOf(await pageOf(visit, '/es/cuenta'), '/es/salir')
    for (const [one, sent] of [
      [address, { do: 'end' }], [address, { do: 'sessions' }], [`${CSIRT}/persona-nueva`, fields],
    ] as const) {
      assert.equal((await visit.send(one, { token, ...sent })).status, 404, `${name} ${one}`)
    }
  }
  assert.match(await seen(marta, CSIRT), /Ana Rivas/)
  const bruno = await signIn(site, 'bruno')
  const foreign = address.replace('avelara-csirt', 'brisoria-police')
  assert.equal((await bruno.get(foreign)).status, 404, 'the role is of another organization')
})

test('an administrator adds a person, who has an account and a role at once', async () => {
  const marta = await signIn(site, 'marta')
  const wrong = await add(marta, { name: '', email: 'paula', languages: '' })
  assert.equal(wrong.status, 422)
  const text = textOf(await wrong.text())
  assert.match(text, /Indique el nombre.*Indique una dirección.*Elija al menos un idioma/)
  const answer = await add(marta)
  assert.equal(answer.status, 303)
  assert.match(await seen(marta, answer.headers.get('location') ?? ''),
    /Se agregó a Paula Nieto\. Para su primer ingreso/)
  const again = await add(marta)
  assert.match(textOf(await again.text()), /Ya hay una cuenta con esta dirección/)
})

test('nobody is taken from another organization by its administrators, but the desk may do it', async () => {
  const bruno = await add(await signIn(site, 'marta'), { email: 'bruno@brisoria-police.example' })
  assert.match(textOf(await bruno.text()), /Ya hay una cuenta con esta dirección/)
  const ines = await signIn(site, 'ines')
  const done = await add(ines, { email: 'julia@quetzoria-prosecutor.example' })
  assert.equal(done.status, 303)
  assert.match(await seen(ines, CSIRT), /Julia Cifuentes Integrante/)
  const twice = await add(ines, { email: 'julia@quetzoria-prosecutor.example' })
  assert.match(textOf(await twice.text()), /ya tiene una función en esta organización/)
})

test('an administrator cannot make a desk', async () => {
  assert.equal((await add(await signIn(site, 'marta'), { role: 'desk' })).status, 404)
  assert.equal((await change(await signIn(site, 'marta'), 'Ana Rivas', 'desk')).status, 404)
})

test('a role is given and taken, and the last administrator stays', async () => {
  const marta = await signIn(site, 'marta')
  assert.equal((await change(marta, 'Ana Rivas', 'administrator')).status, 303)
  assert.match(await seen(marta, CSIRT), /Ana Rivas Administración/)
  assert.equal((await change(marta, 'Ana Rivas', 'member')).status, 303)
  assert.equal((await change(marta, 'Lucía Ferrer', 'member')).status, 303)
  const own = await memberOf(marta, 'Marta Solís')
  assert.match(await seen(marta, own), /Es la última persona que administra la organización/)
  const { token = '' } = hiddenOf(await pageOf(marta, '/es/cuenta'), '/es/salir')
  for (const what of ['end', 'member']) {
    assert.equal((await marta.send(own, { token, do: what })).status, 409, what)
  }
  assert.match(await seen(marta, CSIRT), /Marta Solís Administración/)
})

test('two administrators who take each other’s role at once do not leave it without one', async () => {
  const owner = '/es/w/organizaciones/brisoria-csirt'
  const caio = await signIn(site, 'caio')
  const livia = await memberOf(caio, 'Lívia Prado', owner)
  await caio.press(livia, livia, { do: 'administrator' })
  const second = await signIn(site, 'livia')
  const [first, other] = [await memberOf(caio, 'Lívia Prado', owner),
    await memberOf(second, 'Caio Barreto', owner)]
  const answers = await Promise.all([
    caio.press(first, first, { do: 'end' }), second.press(other, other, { do: 'end' }),
  ])
  assert.ok(answers.filter(({ status }) => status === 303).length < 2)
  const left = await read(site.database, system('test', 'r'), (reader) =>
    listMembers(reader, organizationOf('brisoria-csirt')))
  assert.ok(left.some(({ role }) => role === 'administrator'))
})

test('an administrator ends all sessions of a colleague, and the record says who did', async () => {
  const [one, two] = [await signIn(site, 'ana'), await signIn(site, 'ana')]
  const marta = await signIn(site, 'marta')
  const answer = await change(marta, 'Ana Rivas', 'sessions')
  assert.match(await seen(marta, answer.headers.get('location') ?? ''),
    /Se cerraron [2-9] sesiones/)
  for (const visit of [one, two]) {
    assert.equal((await visit.get('/es/cuenta')).status, 303, 'led to signing in')
  }
  const { rows: [event] } = await read(site.database, system('test', 'r'), (reader) =>
    sql<{ by: string, account: string }>`
      select by_account_id as by, account_id as account from access.events
      where kind = 'sessions-ended' order by id desc limit 1`.execute(reader))
  assert.deepEqual([event?.by, event?.account], [accountOf('marta'), accountOf('ana')])
  assert.match(await seen(await signIn(site, 'ana'), '/es/cuenta'),
    /Todas las sesiones cerradas por un administrador/)
})

test('the desk ends the sessions of anybody, nobody ends those of other organizations', async () => {
  const bruno = await signIn(site, 'bruno')
  const ines = await signIn(site, 'ines')
  const address = await memberOf(ines, 'Bruno Teixeira', '/es/w/organizaciones/brisoria-police')
  assert.equal((await ines.press(address, address, { do: 'sessions' })).status, 303)
  assert.equal((await bruno.get('/es/cuenta')).status, 303)
})

test('a contact keeps the own telephone current, and the community sees it at once', async () => {
  const marta = await signIn(site, 'marta')
  const reach = '/es/cuenta/contacto'
  const wrong = await marta.press(reach, reach, { phone: 'call me' })
  const html = await wrong.text()
  assert.equal(wrong.status, 422)
  assert.match(html, /Indique cifras y espacios/)
  assert.match(html, /value="call me"/)
  const done = await marta.press(reach, reach, { phone: '+999 20 555 0199' })
  assert.deepEqual([done.status, done.headers.get('location')], [303, '/es/cuenta'])
  assert.match(await seen(await signIn(site, 'odile'), '/es/w/comunidades/exercise-csirts'),
    /Marta Solís .*\+999 20 555 0199/)
})

test('who leaves an organization gets not found on the next request of any kind', async () => {
  const [simon, ruth] = [await signIn(site, 'simon'), await signIn(site, 'ruth')]
  const ports = '/es/w/organizaciones/marravel-ports'
  const community = '/es/w/comunidades/exercise-terrorism'
  const items = [...(await pageOf(simon, '/es/w/intercambio'))
    .matchAll(/[?;]item=([0-9a-f-]{36})/g)].map(([, id = '']) => `/es/w/intercambio/${id}`)
  const [item = ''] = items
  assert.equal((await simon.get(community)).status, 200)
  assert.equal((await simon.get(item)).status, 200)
  const { token = '' } = hiddenOf(await pageOf(simon, '/es/w'), '/es/salir')
  const address = await memberOf(ruth, 'Simon Pryce', ports)
  assert.equal((await ruth.press(address, address, { do: 'end' })).status, 303)
  for (const one of [community, item, `${item}/versiones`, ports]) {
    assert.equal((await simon.get(one)).status, 404, one)
  }
  assert.doesNotMatch(await pageOf(simon, '/es/w'), /Sin leer/)
  for (const one of [
    '/es/w/datos', `${community}/ingreso`, `${item}/confirmaciones`, `${item}/respuestas`,
  ]) {
    const answer = await simon.send(one, { token, organization: 'marravel-ports', text: 'x' })
    assert.equal(answer.status, 404, one)
  }
})

test('an administrator whose role ends with the page open changes nothing any more', async () => {
  const [owen, ines] = [await signIn(site, 'owen'), await signIn(site, 'ines')]
  const fiu = '/es/w/organizaciones/dorvania-fiu'
  const daniel = await memberOf(owen, 'Daniel Marsh', fiu)
  const open = hiddenOf(await pageOf(owen, daniel), daniel)
  const own = await memberOf(ines, 'Owen Baptiste', fiu)
  assert.equal((await ines.press(own, own, { do: 'end' })).status, 303, 'the desk may')
  assert.equal((await owen.send(daniel, { ...open, do: 'end' })).status, 404)
  assert.equal((await owen.get('/es/cuenta/claves')).status, 404)
  assert.match(await seen(ines, fiu), /Daniel Marsh/)
})

test('a person of the machine’s operator comes in once with the code, and only once', async () => {
  const said: string[] = []
  const run = (words: string[]) => runPeople(words, site.database, (text) => said.push(text))
  assert.equal(await run(['add-organization', 'test-unit', '--kind', 'authority',
    '--name-en', 'Test Unit', '--name-es', 'Unidad de prueba', '--name-pt', 'Unidade de teste',
    '--name-fr', 'Unité d’essai']), 0)
  assert.equal(await run(['add', 'Vera@unit.example', '--name', 'Vera Lind', '--organization',
    'test-unit', '--role', 'administrator', '--languages', 'en,es']), 0)
  const code = /\b(?:[2-9a-z]{4}-){5}[2-9a-z]{4}\b/.exec(said.join('\n'))?.[0] ?? ''
  assert.notEqual(code, '')
  const first = '/es/ingresar/primera-vez'
  const visit = openBrowser(site)
  const wrong = await visit.send(first, { name: 'vera@unit.example', code: 'aaaa-bbbb' })
  assert.match(textOf(await wrong.text()), /El nombre y el código no corresponden/)
  const right = await visit.send(first, { name: 'VERA@unit.example', code: code.toUpperCase() })
  assert.deepEqual([right.status, right.headers.get('location')], [303, '/es/cuenta#passkeys'])
  assert.match(await seen(visit, '/es/w/organizaciones/test-unit'), /Vera Lind Administración/)
  assert.equal((await openBrowser(site).send(first, { name: 'vera@unit.example', code })).status,
    422, 'the code works once')
  assert.equal(await run(['end', 'vera@unit.example']), 0)
  assert.equal((await visit.get('/es/w/organizaciones/test-unit')).status, 303, 'signed out')
})
