// What an editor adds to the library, and what readers find: on both engines.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runCommand } from '../../../app/commands.ts'
import { system } from '../../../kernel/access/actor.ts'
import { write } from '../../../kernel/database/transaction.ts'
import { makeDocx, makeZipBomb, zipDocx } from '../../../tests/support/docx.ts'
import { makePdf } from '../../../tests/support/pdf.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { readWaiting } from './actions.ts'

let site: Site
let folder: string
before(async () => {
  site = await openSite()
  folder = mkdtempSync(path.join(tmpdir(), 'puente-files-'))
})
after(async () => {
  await site.end()
  rmSync(folder, { recursive: true, force: true })
})

const put = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}

/** bin/library with these words: what it said, and its exit code. */
async function library(...words: string[]): Promise<{ code: number, said: string }> {
  const said: string[] = []
  const code = await runCommand(words, site, (text) => said.push(text))
  return { code, said: said.join('\n') }
}

const addressIn = (said: string) => /\/\w\w\/[a-z]+\/\d+/.exec(said)?.[0] ?? 'none'
const textOf = async (address: string) => (await site.get(address)).text()
const linkIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[0] ?? 'none'

const spanish = [
  'Informe sobre las cárceles de la región y las personas privadas de libertad.',
  'El hacinamiento en los penales creció durante la última década. Faltan médicos y abogados.',
  'Las recomendaciones piden más defensores públicos y medidas alternativas a la prisión.',
]

test('an editor adds a PDF in Spanish, and a reader finds the sentence, its page and the file', async () => {
  const { code, said } = await library('add', put('carceles.pdf', makePdf(spanish, { title: 'Las cárceles hoy' })))
  assert.equal(code, 0, said)
  assert.match(said, /3 pages in es, version 1/)
  const item = await textOf(addressIn(said))
  assert.match(item, /<h1[^>]*>Las cárceles hoy<\/h1>/)
  assert.match(item, /PDF, español, .*3 páginas/)
  const results = await textOf('/es/buscar?q=defensores+p%C3%BAblicos+medidas+alternativas')
  const link = linkIn(results, /\/files\/\d+\/carceles\.pdf#page=3/)
  assert.match(results, /Página 3/)
  assert.match(results, /<mark>/)
  assert.match(results.replaceAll(/<\/?mark>/g, ''), /piden más defensores públicos y medidas alternativas/)
  const file = await site.get(link.split('#')[0] ?? '')
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  assert.deepEqual(Buffer.from(await file.arrayBuffer()).subarray(0, 5).toString(), '%PDF-')
})

test('the first page of a PDF becomes the picture of its cover', async () => {
  const { said } = await library('add', put('cover.pdf', makePdf(['Une page de garde pour ce rapport sur la sécurité.'])))
  const cover = await site.get(linkIn(await textOf(addressIn(said)), /\/covers\/\d+/))
  assert.equal(cover.headers.get('content-type'), 'image/png')
  assert.equal(Buffer.from(await cover.arrayBuffer()).subarray(1, 4).toString(), 'PNG')
})

test('the text tells in which of the four languages a file is', async () => {
  const texts = {
    en: 'The committee met in order to discuss the report on firearms and the next steps of the plan.',
    es: 'El comité se reunió para discutir el informe sobre armas de fuego y los próximos pasos del plan.',
    pt: 'O comitê se reuniu para discutir o relatório sobre armas de fogo e os próximos passos do plano.',
    fr: 'Le comité s’est réuni pour discuter du rapport sur les armes à feu et des étapes suivantes du plan.',
  }
  for (const [language, text] of Object.entries(texts)) {
    const { said } = await library('add', put(`${language}.pdf`, makePdf([text.replace('’', "'"), 'p. 2'])))
    assert.match(said, new RegExp(`2 pages in ${language},`))
  }
})

test('a DOCX file is read page by page and offered for download only', async () => {
  const bytes = makeDocx(['Primeira página do relatório sobre segurança pública.',
    'Segunda página: o tráfico de mercúrio nos rios da região.'], { title: 'Rios & mercúrio' })
  const { said } = await library('add', put('rios.docx', bytes))
  assert.match(said, /2 pages in pt/)
  assert.match(await textOf(addressIn(said)), /<h1[^>]*>Rios &amp; mercúrio<\/h1>/)
  const results = await textOf('/pt/buscar?q=tr%C3%A1fico+de+merc%C3%BArio+rios')
  const file = await site.get(linkIn(results, /\/files\/\d+\/rios\.docx/))
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
})

test('a page of HTML is read without its scripts, and can never run on our site', async () => {
  const html = '<!doctype html><title>Field notes</title><script>var hidden = "zyxwv"</script>' +
    '<p>Notes about kimberlite smuggling routes along the coast of the region.</p>'
  const { said } = await library('add', put('notes.html', html))
  assert.match(said, /text without pages in en/)
  const results = await textOf('/en/search?q=kimberlite+smuggling')
  assert.doesNotMatch(await textOf('/en/search?q=zyxwv'), /notes\.html/)
  assert.doesNotMatch(results, /notes\.html#page/)
  const file = await site.get(linkIn(results, /\/files\/\d+\/notes\.html/))
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="notes\.html"/)
  assert.match(file.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/)
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
  await file.body?.cancel()
})

test('nothing of a long text without page breaks is lost', async () => {
  const filler = 'The observatory describes its methods and its sources in some detail here. '.repeat(2000)
  await library('add', put('long.html', `<html><p>${filler}</p><p>At the very end stands gallimaufry.</p></html>`))
  assert.match(await textOf('/en/search?q=gallimaufry'), /stands <mark>gallimaufry<\/mark>/)
})

test('the same file is recognized, whatever its name, and nothing changes', async () => {
  const bytes = makePdf(['A report on the safe storage of firearms.'])
  const first = await library('add', put('one.pdf', bytes))
  const again = await library('add', put('two.pdf', bytes))
  assert.equal(again.code, 0)
  assert.match(again.said, /already in the library, as a file of publication \d+\. Nothing was changed/)
  assert.doesNotMatch(await textOf(addressIn(first.said)), /two\.pdf/)
})

test('bytes that went missing on disk come back when the file is added again', async () => {
  const bytes = makePdf(['A report about lost and found property.'])
  const { said } = await library('add', put('lost.pdf', bytes))
  const address = linkIn(await textOf(addressIn(said)), /\/files\/\d+\/lost\.pdf/)
  rmSync(path.join(site.settings.varFolder, 'files'), { recursive: true })
  assert.equal((await site.get(address)).status, 404)
  await library('add', put('lost.pdf', bytes))
  const answer = await site.get(address)
  assert.equal(answer.status, 200)
  await answer.body?.cancel()
})

test('a new version is found by search; the earlier one stays readable under its own address', async () => {
  const add = (name: string, text: string) =>
    library('add', '--publication', '3', '--language', 'es', put(name, makePdf([text])))
  const before = await site.get('/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-3')
  const datestampOf = (xml: string) => /<datestamp>([^<]+)/.exec(xml)?.[1] ?? ''
  const stamp = datestampOf(await before.text())
  await new Promise((resolve) => { setTimeout(resolve, 1100) })
  assert.match((await add('guia-1.pdf', 'La guía menciona albergues temporales y quimeras.')).said, /version 1/)
  assert.match(await textOf('/es/buscar?q=quimeras'), /guia-1\.pdf/)
  assert.match((await add('guia-2.pdf', 'La guía menciona albergues permanentes.')).said, /version 2/)
  assert.doesNotMatch(await textOf('/es/buscar?q=quimeras'), /guia-1\.pdf/)
  const item = await textOf('/es/publicaciones/3')
  assert.match(item, /Versiones anteriores[^]*guia-1\.pdf/)
  const old = await site.get(linkIn(item, /\/files\/\d+\/guia-1\.pdf/))
  assert.equal(old.status, 200)
  await old.body?.cancel()
  const later = await site.get('/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-3')
  assert.ok(datestampOf(await later.text()) > stamp, 'harvesters are not told of the new file')
})

test('the language an editor names counts more than the guess', async () => {
  const { said } = await library('add', '--language', 'fr', put('named.pdf', makePdf(['OEA/Ser.L/XIV.2.79 CICAD/doc.2874/26'])))
  assert.match(said, /1 page in fr/)
})

test('every file that cannot be used gets an answer that says why, and leaves nothing in public', async () => {
  const text = 'A page about the safe disposal of seized chemicals.'
  const damaged = makePdf([text]).subarray(0, 300)
  const cases: [string, string | Buffer, RegExp][] = [
    ['empty.pdf', '', /empty \(0 bytes\)/],
    ['damaged.pdf', damaged, /damaged/],
    ['secret.pdf', makePdf([text], { encrypted: true }), /protected by a password/],
    ['scan.pdf', makePdf(['']), /pages are pictures/],
    ['picture.pdf', Buffer.from('89504e470d0a1a0a0000', 'hex'), /another kind than its name/],
    ['really-a-pdf.docx', makePdf([text]), /another kind than its name/],
    ['sheet.docx', zipDocx({ 'xl/workbook.xml': '<workbook/>' }), /another kind than its name/],
    ['archive.zip', zipDocx({ 'a.txt': 'a' }), /not a PDF, DOCX or HTML/],
    ['broken.docx', makeDocx([text]).subarray(0, 200), /damaged/],
    ['locked.docx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le')]), /protected by a password/],
    ['notes.txt', text, /not a PDF, DOCX or HTML/],
    ['bomb.docx', makeZipBomb(150), /too long or too much memory/],
    ['liar.docx', makeZipBomb(150, 5000), /damaged|No text/],
  ]
  for (const [name, content, expected] of cases) {
    const { code, said } = await library('add', put(name, content))
    assert.equal(code, 1, `${name}: ${said}`)
    assert.match(said, expected)
  }
  assert.match((await library('add', folder)).said, /This is a folder/)
  assert.match((await library('add', path.join(folder, 'nowhere.pdf'))).said, /no such file/)
  const list = await textOf('/en/publications?year=unknown')
  assert.doesNotMatch(list, /secret|damaged|locked|bomb/)
  assert.doesNotMatch(await textOf('/oai?verb=ListRecords&metadataPrefix=oai_dc'), />secret|>damaged/)
})

test('a file that was refused is looked at again when it is added again', async () => {
  const file = put('again.pdf', makePdf([''], { title: 'Again' }))
  assert.match((await library('add', file)).said, /pages are pictures/)
  assert.match((await library('add', file)).said, /pages are pictures/)
})

test('several people who add at once each hear about their own file', async () => {
  const good = put('mine.pdf', makePdf(['A report about mine clearance.']))
  const bad = put('yours.pdf', makePdf(['']))
  const [mine, yours] = await Promise.all([library('add', good), library('add', bad)])
  assert.equal(mine.code, 0, mine.said)
  assert.match(mine.said, /mine\.pdf: 1 page in en/)
  assert.equal(yours.code, 1)
  assert.match(yours.said, /yours\.pdf: No text/)
})

test('a file that was waiting when the program ended is read at the next start', async () => {
  const { said } = await library('add', put('waiting.pdf', makePdf(['A report about patience in ports.'])))
  const id = /\/files\/(\d+)\//.exec(await textOf(addressIn(said)))?.[1] ?? ''
  await write(site.database, system('test', 'test'), (writer) =>
    sql`update library.files set status = 'queued' where id = ${Number(id)}`.execute(writer))
  assert.equal((await site.get(`/files/${id}/waiting.pdf`)).status, 404)
  await readWaiting(site.library)
  const answer = await site.get(`/files/${id}/waiting.pdf`)
  assert.equal(answer.status, 200)
  await answer.body?.cancel()
})

test('a file for a publication that does not exist is refused and not kept', async () => {
  const { code, said } = await library('add', '--publication', '99999', put('stray.pdf', makePdf(['Stray dogs.'])))
  assert.equal(code, 1)
  assert.match(said, /There is no publication 99999/)
})

test('a withdrawn work answers 410 to people and "deleted" to harvesters, and its file is gone', async () => {
  const { said } = await library('add', put('wrong.pdf', makePdf(['Published by mistake.'])))
  const address = addressIn(said)
  const number = /\d+$/.exec(address)?.[0] ?? ''
  const file = linkIn(await textOf(address), /\/files\/\d+\/wrong\.pdf/)
  assert.equal((await library('withdraw', number)).code, 0)
  // Finished pages are kept for a quarter of a second at most.
  await new Promise((resolve) => { setTimeout(resolve, 300) })
  assert.equal((await site.get(address)).status, 410)
  assert.equal((await site.get(`/api/v1/publications/${number}`)).status, 410)
  assert.equal((await site.get(file)).status, 404)
  const record = await textOf(`/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-${number}`)
  assert.match(record, /<header status="deleted">/)
  assert.match(record, /<setSpec>language:en<\/setSpec>/)
  assert.match((await library('add', put('wrong.pdf', makePdf(['Published by mistake.'])))).said, /which was withdrawn/)
})

test('a work described in the content cannot be withdrawn by command, and the answer says how', async () => {
  const { code, said } = await library('withdraw', '3')
  assert.equal(code, 1)
  assert.match(said, /There is no publication 3 that was added from a file/)
})
