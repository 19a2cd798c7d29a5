// The desk of the Secretariat: notes verbales with four eyes, and the way into communities. In
// Spanish, without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { textOf } from './support/page.ts'
import { organizationOf, personOf, signIn, type Visit } from './support/people.ts'
import { openSite, type Site } from './support/site.ts'

const DESK = '/es/w/mesa'
const NOTE = '/es/w/mesa/notas'
const DECISIONS = '/es/w/mesa/decisiones'
const POLICE = `${NOTE}?mission=brisoria-mission&authority=brisoria-police`

let site: Site
let ines: Visit
let jorge: Visit
before(async () => {
  site = await openSite()
  ines = await signIn(site, 'ines')
  jorge = await signIn(site, 'jorge')
})
after(() => site.end())

const pageOf = async (visit: Visit, address: string) => (await visit.get(address)).text()
const seen = async (visit: Visit, address: string) => textOf(await pageOf(visit, address))

const note = (more: Record<string, string> = {}) => ({
  number: 'NV-7/2026', dated: '2026-11-20', file: 'A-12', community: 'exercise-terrorism',
  role: 'duty', starts: '2026-11-01', ends: '', person: personOf('otavio'), ...more,
})
const register = (visit: Visit, fields: Record<string, string>) => visit.press(POLICE, NOTE, fields)

/** The contact that waits on the desk's page under a name. */
async function waiting(visit: Visit, name: string): Promise<string> {
  const html = await pageOf(visit, DESK)
  const [, rest = ''] = html.split(`<h3>${name}</h3>`)
  return /name="contact" value="([^"]*)"/.exec(rest)?.[1] ?? ''
}
const decide = (visit: Visit, contact: string, answer: string) =>
  visit.press(DESK, DECISIONS, { contact, answer })

test('the desk is asked for mission and authority first, then for the note', async () => {
  assert.match(await seen(ines, NOTE), /¿Qué misión la envió\?/)
  const second = await pageOf(ines, `${NOTE}?mission=brisoria-mission`)
  assert.match(textOf(second), /¿Para qué autoridad trabaja/)
  assert.match(second, /value="brisoria-police"/)
  assert.doesNotMatch(second, /value="avelara-csirt"/, 'another State has its own mission')
  assert.match(await seen(ines, POLICE), /Otávio Reis/)
})

test('a note with faults comes back with everything entered and a sentence at each field', async () => {
  const answer = await register(ines, note({ number: '', dated: '2199-01-01', ends: '2026-10-01',
    role: '', person: '' }))
  assert.equal(answer.status, 422)
  const html = await answer.text()
  for (const sentence of [
    /Indique el número de la nota/, /No puede ser futura/, /Elija la función/,
    /Elija a quién se designa/,
  ]) assert.match(html, sentence)
  assert.match(html, /value="A-12"/, 'what was entered is there')
  const late = await register(ines, note({ ends: '2026-10-01' }))
  assert.match(textOf(await late.text()), /El fin debe ser un día posterior al comienzo/)
})

test('one person registers a note, only the second can confirm it, and then the role opens', async () => {
  const otavio = await signIn(site, 'otavio')
  const community = '/es/w/comunidades/exercise-terrorism'
  const answer = await register(ines, note())
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, DESK])
  assert.match(await seen(ines, DESK), /Usted la registró\. Debe confirmarla una segunda persona/)
  const contact = await waiting(ines, 'Otávio Reis')
  assert.equal((await decide(ines, contact, 'confirm')).status, 409, 'not even with a forged form')
  assert.match(await seen(otavio, community), /Sus contactos son para los miembros/)
  assert.match(await seen(jorge, '/es/w'), /1 nota verbal espera a una segunda persona/)
  assert.match(await seen(jorge, DESK), /NV-7\/2026 del 20 de noviembre de 2026/)
  assert.equal((await decide(jorge, contact, 'confirm')).status, 303)
  assert.match(await seen(otavio, community), /Otávio Reis/)
  assert.equal(await waiting(jorge, 'Otávio Reis'), '')
})

test('the same note names one person once, and another person as well', async () => {
  const again = await register(ines, note())
  assert.match(textOf(await again.text()), /Esta nota ya designó a esta persona/)
  assert.equal((await register(ines, note({ person: personOf('bruno') }))).status, 303)
  const contact = await waiting(ines, 'Bruno Teixeira')
  assert.equal((await decide(ines, contact, 'refuse')).status, 303, 'taken back by who made it')
  assert.equal(await waiting(ines, 'Bruno Teixeira'), '')
})

test('a note ends a role, again with a second person', async () => {
  const list = await pageOf(ines, '/es/w/mesa/contactos?community=exercise-terrorism')
  const [, ending = ''] = /href="([^"]*\/cese)" aria-label="[^"]*Otávio Reis"/.exec(list) ?? []
  const wrong = await ines.press(ending, ending, { mission: 'avelara-mission', number: '1',
    dated: '2026-11-21' })
  assert.equal(wrong.status, 422, 'only the mission of the same State can end it')
  const done = await ines.press(ending, ending, {
    mission: 'brisoria-mission', number: 'NV-8/2026', dated: '2026-11-21', file: '',
  })
  assert.equal(done.status, 303)
  const contact = await waiting(jorge, 'Otávio Reis')
  assert.equal((await decide(ines, contact, 'confirm-end')).status, 409)
  const otavio = await signIn(site, 'otavio')
  assert.equal((await decide(jorge, contact, 'confirm-end')).status, 303)
  assert.match(await seen(otavio, '/es/w/comunidades/exercise-terrorism'),
    /Sus contactos son para los miembros/)
})

test('an end that was registered by mistake is taken back, and the role goes on', async () => {
  const list = await pageOf(ines, '/es/w/mesa/contactos?community=exercise-csirts')
  const [, ending = '', name = ''] =
    /href="([^"]*\/cese)" aria-label="Registrar el cese: ([^"]*)"/.exec(list) ?? []
  const html = await pageOf(ines, ending)
  const [, mission = ''] = /<option value="([^"]*)"/.exec(html) ?? []
  await ines.press(ending, ending, { mission, number: 'X', dated: '2026-11-21', file: '' })
  const contact = await waiting(jorge, name)
  assert.equal((await decide(jorge, contact, 'refuse-end')).status, 303)
  assert.match(await pageOf(ines, '/es/w/mesa/contactos?community=exercise-csirts'),
    new RegExp(`Registrar el cese: ${name}`))
})

test('a person who is new comes in with the note, and works there once it is confirmed', async () => {
  const fields = note({
    number: 'NV-9/2026', person: 'new', name: 'Zoé Marques', email: 'Zoe@brisoria-police.example',
    phone: '+55 11 5555 0100', languages: 'pt',
  })
  const wrong = await register(ines, { ...fields, email: 'zoe', phone: '12', name: '' })
  assert.match(textOf(await wrong.text()),
    /Indique el nombre.*Indique una dirección.*Indique cifras/)
  assert.equal((await register(ines, fields)).status, 303)
  assert.match(await seen(jorge, DESK), /Persona nueva: con la confirmación pasa a integrar/)
  assert.doesNotMatch(await seen(await signIn(site, 'bruno'),
    '/es/w/organizaciones/brisoria-police'), /Zoé Marques/, 'she works there only afterwards')
  await decide(jorge, await waiting(jorge, 'Zoé Marques'), 'confirm')
  assert.match(await seen(await signIn(site, 'bruno'), '/es/w/organizaciones/brisoria-police'),
    /Zoé Marques Integrante/)
  assert.match(await seen(await signIn(site, 'duarte'), '/es/w/comunidades/exercise-terrorism'),
    /Zoé Marques .*\+55 11 5555 0100/)
})

test('an address that somebody has is answered with who it is, to be chosen', async () => {
  const answer = await register(ines, note({
    number: 'NV-10', person: 'new', name: 'Rita', email: 'rita@brisoria-mission.example',
    languages: 'pt',
  }))
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(html, /Esta dirección es de Rita Nogueira/)
  assert.match(html, new RegExp(`value="${personOf('rita')}" checked`))
})

test('a form that comes after the ten minutes is kept, and comes back filled in', async () => {
  await site.database.pool.query(`
    update access.sessions set stepped_up_at = now() - interval '1 hour'
    where account_id = (select account_id from directory.people where name = 'Inés Galván')`)
  const asked = await register(ines, note({ number: 'NV-KEPT' }))
  const to = asked.headers.get('location') ?? ''
  assert.match(to, /^\/es\/ingresar\/de-nuevo\?back=/)
  const back = new URL(to, 'http://x').searchParams.get('back') ?? ''
  const html = await pageOf(ines, back)
  assert.match(html, /value="NV-KEPT"/)
  assert.match(textOf(html), /Policía|brisoria|Otávio Reis/)
  const again = await ines.press(`/es/ingresar/de-nuevo?back=${encodeURIComponent(back)}`,
    '/es/ingresar/de-nuevo/prueba')
  assert.equal(again.headers.get('location'), back)
})

test('nobody else finds the desk, its notes or its forms', async () => {
  for (const name of ['marta', 'ana', 'rita']) {
    const visit = await signIn(site, name)
    for (const address of [DESK, NOTE, '/es/w/mesa/contactos', '/es/w/mesa/ingresos']) {
      assert.equal((await visit.get(address)).status, 404, `${name} ${address}`)
    }
    const { token = '' } = tokenIn(await pageOf(visit, '/es/w'))
    for (const address of [NOTE, DECISIONS, '/es/w/mesa/ingresos']) {
      assert.equal((await visit.send(address, { token, answer: 'confirm' })).status, 404, address)
    }
  }
})

const tokenIn = (html: string) => ({ token: /name="token" value="([^"]*)"/.exec(html)?.[1] ?? '' })

const ENTERING = '/es/w/mesa/ingresos'
const JOINING = '/es/w/comunidades/exercise-csirts'

test('an administrator asks to join, the desk leads through the steps, and the last one opens', async () => {
  const ruth = await signIn(site, 'ruth')
  assert.match(await seen(ruth, JOINING), /Solicitud validada 5 días hábiles/)
  const asked = await ruth.press(JOINING, `${JOINING}/ingreso`, { organization: 'marravel-ports' })
  assert.deepEqual([asked.status, asked.headers.get('location')], [303, JOINING])
  assert.match(await seen(ruth, JOINING),
    /Solicitud presentada Cumplido el .* Solicitud validada Vence el/)
  const [, member = ''] = /name="member" value="([^"]*)"/.exec(await pageOf(jorge, ENTERING)) ?? []
  const take = (step: string) => jorge.press(ENTERING, ENTERING, { member, step })
  assert.equal((await take('active')).status, 409, 'no step can be jumped over')
  for (const step of ['validated', 'notified', 'checked']) {
    assert.equal((await take(step)).status, 303, step)
  }
  assert.match(await seen(ruth, JOINING), /Sus contactos son para los miembros/)
  await take('active')
  assert.doesNotMatch(await seen(ruth, JOINING), /Sus contactos son para los miembros/)
})

test('a step that is late shows as overdue, to the desk and to who asked', async () => {
  const raul = await signIn(site, 'raul')
  await raul.press(JOINING, `${JOINING}/ingreso`, { organization: 'quetzoria-arms' })
  await site.database.pool.query(`
    update directory.community_steps set due_on = current_date - 14 where done_at is null
      and member_id in (select id from directory.community_members
        where organization_id = '${organizationOf('quetzoria-arms')}')`)
  assert.match(await seen(jorge, ENTERING), /Vencido desde el .*: 10 días hábiles/)
  assert.match(await seen(jorge, '/es/w'), /1 paso de ingreso a una comunidad está vencido/)
  assert.match(await seen(raul, JOINING), /Vencido desde el/)
})

test('an organization that leaves reads nothing from the next request on, until it is let back in', async () => {
  const caio = await signIn(site, 'caio')
  assert.match(await seen(caio, JOINING), /Se contacta a toda hora/)
  const list = `${ENTERING}?community=exercise-csirts`
  const html = await pageOf(jorge, list)
  const [, member = ''] = new RegExp(
    '<b>[^<]*Brisoria[^<]*</b>(?:(?!name="member").)*name="member" value="([^"]*)"', 's',
  ).exec(html) ?? []
  assert.equal((await jorge.press(list, ENTERING, { member, change: 'leave' })).status, 303)
  assert.match(await seen(caio, JOINING), /Sus contactos son para los miembros/)
  assert.doesNotMatch(await seen(await signIn(site, 'marta'), JOINING), /Caio Barreto/)
  await jorge.press(list, ENTERING, { member, change: 'readmit' })
  assert.doesNotMatch(await seen(caio, JOINING), /Sus contactos son para los miembros/)
})

test('the desk enters a day off and takes it back; others have no such page', async () => {
  const days = `${DESK}/dias-no-laborables`
  const enter = (fields: Record<string, string>) => ines.press(days, days, fields)
  const wrong = await enter({ place: 'avelara', day: '', name: '' })
  assert.equal(wrong.status, 422)
  assert.match(textOf(await wrong.text()), /Elija la Secretaría o un Estado.*Indique un día/)
  const day = { place: 'XAV', day: `${new Date().getFullYear()}-12-24`, name: 'Fiesta inventada' }
  assert.equal((await enter(day)).status, 303)
  assert.match(await seen(ines, days), /24 de diciembre de \d{4} Avelara · EJERCICIO Fiesta/)
  assert.match(textOf(await (await enter(day)).text()), /Este día ya está registrado/)
  const [, id = ''] = /name="remove" value="([^"]*)"/.exec(await pageOf(ines, days)) ?? []
  assert.equal((await (await signIn(site, 'marta')).get(days)).status, 404)
  assert.equal((await enter({ remove: id })).status, 303)
  assert.match(await seen(ines, days), /No hay días registrados/)
})
