// What readers see of sub-national tables, on files as small as a test can read them.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { editor } from '../../../kernel/access/actor.ts'
import { write } from '../../../kernel/database/transaction.ts'
import type { Web } from '../../../kernel/http/web.ts'
import { openMigrated, type TestDatabase } from '../../../tests/support/engine.ts'
import { serveAlone } from './alone.tsx'
import { loadCube } from './load.ts'
import { addVersion, syncCubes } from './queries.ts'
import { events, eventsFile, inAll, totals, totalsFile } from './sample.ts'

const SHOWS_WITHIN = 300 // milliseconds; pages are kept for a quarter of a second

let opened: TestDatabase
let web: Web
let folder: string
const said: string[] = []
const asEditor = editor('test', 'test')

before(async () => {
  opened = await openMigrated()
  folder = mkdtempSync(path.join(tmpdir(), 'puente-cubes-'))
  await write(opened.database, asEditor, async (writer) => {
    for (const [id, status] of [['police', 'clear'], ['secret', 'unclear']]) {
      await sql`insert into observatory.sources values (${id}, 'The police',
        ${JSON.stringify(inAll('Register', 'Registro'))}::jsonb, 'https://example.org', '2025-01-01',
        'CC0', null, ${status}, null, 'The police, 2025', '[]')`.execute(writer)
    }
    await syncCubes(writer, [events, totals, { ...events, id: 'unloaded', position: 3 }])
  })
  await load('events', eventsFile)
  await load('totals', totalsFile)
  web = serveAlone(opened.database)
})
after(async () => {
  await opened.end()
  rmSync(folder, { recursive: true, force: true })
})

async function load(cube: string, text: string, dryRun = false) {
  const file = path.join(folder, `${cube}.csv`)
  writeFileSync(file, text)
  const options = { cube, file, dryRun, vintage: undefined, report: undefined }
  return loadCube(opened.database, options, (sentence) => said.push(sentence))
}

const get = (address: string) => Promise.resolve(web.request(address))
const textOf = async (address: string) =>
  (await (await get(address)).text()).replaceAll(/<span aria-hidden="true">–<\/span>/g, '')
/** The rows of the table as readers see them: name and figures. */
async function tableOf(address: string): Promise<string[]> {
  const html = await textOf(address)
  const body = /<table[^]*<\/table>/.exec(html)?.[0] ?? ''
  return [...body.matchAll(/<tr>([^]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([^]*?)<\/t[hd]>/g)]
      .map(([, cell = '']) => cell.replaceAll(/<[^>]+>/g, '')).join(' | '))
}

test('a table shows its opening dimensions with totals, spellings of one place joined', async () => {
  assert.deepEqual(await tableOf('/en/data/sub-national/events'), [
    'Place | 2009 | 2012 | Total', 'CALI | 2 | 1 | 3', 'Medellín (CT) | 3 | 5 | 8', 'Total | 5 | 6 | 11',
  ])
})

test('what was not recorded in a year is no zero, even where the file has events', async () => {
  assert.deepEqual(await tableOf('/en/data/sub-national/events?rows=year&columns=weapon'), [
    'Year | Firearm | Not recorded | CUERDA | Total', '2009 | Not reported | 5 | Not reported | 5',
    '2012 | 5 | 0 | 1 | 6', 'Total | 5 | 5 | 1 | 11',
  ])
  assert.deepEqual(await tableOf('/en/data/sub-national/events?weapon=firearm'), [
    'Place | 2009 | 2012 | Total', 'Medellín (CT) | Not reported | 5 | 5', 'Total | Not reported | 5 | 5',
  ])
})

test('names of months and categories are in the reader’s language, printed ones are marked', async () => {
  const address = '/fr/donnees/infranational/events?rows=month&columns=weapon'
  assert.equal((await tableOf(address))[1], 'mai | 5 | 3 | 0 | 8')
  assert.match(await textOf(address), /<th scope="col" lang="es">CUERDA/)
  assert.doesNotMatch(await textOf('/es/datos/subnacional/events?rows=month&columns=weapon'), /lang="es"/)
})

test('the source’s own total stands for the sum, and is not added to its parts', async () => {
  assert.deepEqual(await tableOf('/en/data/sub-national/totals'), [
    'Place | 2000 | 2001 | Total', 'A | 7 | 10 | 17', 'Total | 7 | 10 | 17',
  ])
  assert.deepEqual(await tableOf('/en/data/sub-national/totals?rows=sex&columns=year'), [
    'Sex | 2000 | 2001 | Total', 'Women | Not reported | 4 | 4', 'Men | Not reported | 5 | 5',
    'Total by the source | 7 | 10 | 17',
  ])
})

test('a reported zero is shown as zero', async () => {
  assert.equal((await tableOf('/en/data/sub-national/totals?sex=female'))[2], 'B | Not reported | 0 | 0')
})

test('a row without a figure is no zero, and the page says how many there are', async () => {
  const address = '/en/data/sub-national/totals?sex=female'
  assert.match(await textOf(address), /1 row of the file gives no figure/)
  assert.deepEqual((await tableOf(address))[0], 'Place | 2000 | 2001 | Total')
})

test('filters and period keep to what is chosen, and a name is understood as people write it', async () => {
  const address = '/en/data/sub-national/events?place=Medell%C3%ADn&from=2012&to=2012'
  assert.deepEqual(await tableOf(address), [
    'Place | 2012 | Total', 'Medellín (CT) | 5 | 5', 'Total | 5 | 5',
  ])
})

test('what an address asks wrongly is told in the reader’s language, the rest is kept', async () => {
  const address = '/es/datos/subnacional/events?rows=planet&weapon=laser&place=cali&from=2012&junk=1'
  assert.equal((await get(address)).status, 400)
  const html = await textOf(address)
  assert.match(html, /«planet» no es una dimensión/)
  assert.match(html, /«laser» no es una categoría de «Arma»/)
  assert.match(html, /«junk» no significa nada/)
  assert.deepEqual((await tableOf(address))[1], 'CALI | 1 | 1')
})

test('the same dimension cannot be rows and columns', async () => {
  const answer = await get('/fr/donnees/infranational/events?rows=year&columns=year')
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /ne peuvent pas être toutes deux «\s?Year/u)
})

test('a page beyond the last leads back to the first', async () => {
  const answer = await get('/pt/dados/subnacional/events?page=9')
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /Ir para a primeira página/)
})

test('a table that is not loaded says how to load it, and of what file', async () => {
  const html = await textOf('/en/data/sub-national/unloaded')
  assert.match(html, /not loaded on this machine/)
  assert.match(html, /bin\/observatory load-cube unloaded/)
  assert.match(html, /place, date, weapon, victims/)
  assert.equal((await get('/data/cubes/unloaded.csv')).status, 404)
})

test('the CSV file has every figure with its source and version, in the asked language', async () => {
  const answer = await get('/data/cubes/events.csv?rows=year&columns=weapon&lang=es')
  assert.equal(await answer.text(), [
    'year,year_label,weapon,weapon_label,victims,missing,source,vintage,version',
    '2009,2009,firearm,Arma de fuego,,not-reported,police,2024,1', '2009,2009,not-recorded,No registrado,5,,police,2024,1',
    '2009,2009,cuerda,CUERDA,,not-reported,police,2024,1', '2012,2012,firearm,Arma de fuego,5,,police,2024,1',
    '2012,2012,not-recorded,No registrado,0,,police,2024,1', '2012,2012,cuerda,CUERDA,1,,police,2024,1', '',
  ].join('\r\n'))
  assert.equal((await get('/data/cubes/events.csv?rows=planet')).status, 400)
})

test('machines get the same table as JSON, and are told which filter is wrong', async () => {
  const address = '/api/v1/cubes/events/table?rows=weapon&columns=year&filters=place%3Dcali'
  const body = await (await get(address)).json()
  assert.deepEqual(body.cells, [[2, 0], [null, 1]])
  assert.deepEqual(body.rows.values[1], { id: 'cuerda', printed: 'CUERDA', title: null })
  const refused = await get('/api/v1/cubes/events/table?filters=place%3Dmars')
  assert.equal(refused.status, 400)
  assert.deepEqual((await refused.json()).errors, [{ pointer: 'place', detail: 'mars' }])
})

test('a new file is a new version; the one before stays under its number', async () => {
  assert.equal(await load('events', eventsFile.replace(',5', ',50')), true)
  await delay(SHOWS_WITHIN)
  assert.equal((await tableOf('/en/data/sub-national/events'))[3], 'Total | 5 | 51 | 56')
  assert.equal((await tableOf('/en/data/sub-national/events?version=1'))[3], 'Total | 5 | 6 | 11')
  assert.match(await textOf('/en/data/sub-national/events?version=1'), /The newest is version 2/)
})

test('a dry run and a file with one bad row leave everything as it was', async () => {
  assert.equal(await load('events', eventsFile.replace(',5', ',500'), true), true)
  assert.equal(await load('events', eventsFile.replace(',5', ',many')), false)
  assert.ok(said.includes('events.csv, line 4: "many" is not a number.'), said.join('\n'))
  const { versions } = await (await get('/api/v1/cubes/events')).json()
  assert.deepEqual(versions.map(({ number }: { number: number }) => number), [2, 1])
})

test('a load that ends before it is done leaves the version that was there', async () => {
  const cut = write(opened.database, asEditor, async (writer) => {
    const version = { fileName: 'x', sha256: 'x', rows: 1, withoutFigure: 0, vintage: 'x' }
    const number = await addVersion(writer, 'events', {
      version, columns: [{ name: 'year', bytes: Buffer.alloc(2_500_000) }],
    })
    assert.equal(number, 3)
    throw new Error('the program ends here')
  })
  await assert.rejects(cut, /ends here/)
  await delay(SHOWS_WITHIN)
  assert.equal((await tableOf('/en/data/sub-national/events'))[3], 'Total | 5 | 51 | 56')
})

test('while unclear licences are hidden, their tables and files do not exist for visitors', async () => {
  const hide = async (unclear: string) => {
    await write(opened.database, asEditor, (writer) => sql`
      insert into observatory.options (unclear_licences) values (${unclear})
      on conflict (only_row)
        do update set unclear_licences = excluded.unclear_licences`.execute(writer))
    await delay(SHOWS_WITHIN)
  }
  await hide('hide')
  assert.equal((await get('/en/data/sub-national/totals')).status, 404)
  assert.equal((await get('/data/cubes/totals.csv')).status, 404)
  assert.equal((await get('/api/v1/cubes/totals/table')).status, 404)
  assert.doesNotMatch(await textOf('/en/data/sub-national'), /data\/sub-national\/totals/)
  await hide('show')
  assert.equal((await get('/data/cubes/totals.csv')).status, 200)
})
