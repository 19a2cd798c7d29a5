// bin/terms as a person at the machine uses it.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { termBase } from '../../tests/support/search.ts'
import { createEngine } from './engine.ts'
import { importedLexicons } from './lexicon-files.ts'
import { runTerms } from './terms-command.ts'

const root = path.join(import.meta.dirname, '../..')
const termsFolder = path.join(root, 'content/terms')
const shared = path.join(root, '../shared/search/lexicon')
const parent = mkdtempSync(path.join(tmpdir(), 'puente-terms-'))
after(() => rmSync(parent, { recursive: true, force: true }))
let folder: string
let varFolder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(parent, 'test-'))
  varFolder = path.join(folder, 'var')
})

const put = (name: string, content: string | Buffer): string => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}

const terms = async (...words: string[]) => {
  const { ok, lines } = await runTerms(words, { termsFolder, varFolder })
  return { ok, said: lines.join('\n') }
}

/** What bin/terms check says about one file with these rows, without the count of concepts. */
async function check(...rows: string[]): Promise<string[]> {
  put('terms/security-a.tsv', termBase(rows))
  const { said } = await terms('check', path.join(folder, 'terms'))
  return said.split('\n').filter((line) => line.startsWith('security-'))
}

const water = 'nature | water | agua | água | eau'

test('the term base of the project is complete, in four languages, each concept only once', async () => {
  const { ok, said } = await terms('check')
  assert.equal(ok, true, said)
  assert.match(said, /^\d{4} concepts of security and public .*, \d{4} concepts of everyday/)
})

test('a good row is not complained about', async () => {
  const hitman = 'crime | hitman; hired killer | sicario; matón [AR,UY] | pistoleiro | tueur à gages'
  assert.deepEqual(await check(water, hitman), [])
})

test('a concept without a name in one language is told with its line', async () => {
  assert.deepEqual(await check(water, 'nature | fire | fuego |  | feu'),
    ['security-a.tsv:3: write a name in pt.'])
})

test('a missing cell, an empty name, a name twice, a name too long and strange signs are told', async () => {
  const wrong: [string, RegExp][] = [
    ['nature | fire | fuego | fogo', /:2: write 5 cells between tabs; there are 4/],
    ['nature | fire;; blaze | fuego | fogo | feu', /en: take out the empty name/],
    ['nature | fire; Fire | fuego | fogo | feu', /en: write "Fire" once/],
    [`nature | ${'very '.repeat(20)}long | fuego | fogo | feu`, /en: shorten "very/],
    ['nature | fire <b> | fuego | fogo | feu', /en: take "<" out/],
    ['nature | fire | fuego [Chile] | fogo | feu', /es: write the countries/],
    ['Nature! | fire | fuego | fogo | feu', /write the topic in small letters/],
  ]
  for (const [row, message] of wrong) assert.match((await check(row))[0]!, message)
})

test('the same concept in two rows is told, a word of two meanings is not', async () => {
  assert.match((await check(water, 'chemistry | water; H2O | agua | água | eau'))[0]!,
    /security-a\.tsv:3: move what is new in this row to security-a\.tsv:2 and delete it/)
  assert.deepEqual(await check(
    'money | bank | banco | banco | banque', 'river | bank | orilla | margem | rive'), [])
})

test('too few concepts are told with how many are missing', async () => {
  put('terms/everyday-a.tsv', termBase([water]))
  const { ok, said } = await terms('check', path.join(folder, 'terms'))
  assert.equal(ok, false)
  assert.match(said, /write 3999 more concepts of everyday language; there are 1 of 4000/)
})

test('a file without its first line is told', async () => {
  put('terms/security-b.tsv', 'nature\twater\tagua\tágua\teau\nnature\tfire\tfuego\tfogo\tfeu\n')
  const { said } = await terms('check', path.join(folder, 'terms'))
  assert.match(said, /security-b\.tsv:1: begin the file with the line topic<tab>en<tab>es<tab>pt/)
})

const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/1> a skos:Concept ;
  skos:altLabel "drone"@en , "unmanned aircraft; small"@en ;
  skos:prefLabel "unmanned aerial vehicle"@en , "aeronave no tripulada"@es-MX ,
    "aeronave não tripulada"@pt-BR , "беспилотник"@ru .
<http://example.org/2> skos:prefLabel "only English"@en .
`

const rdf = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:s="http://www.w3.org/2004/02/skos/core#">
  <s:Concept rdf:about="http://example.org/1">
    <s:prefLabel xml:lang="fr">garde &amp; côtes</s:prefLabel>
    <s:altLabel xml:lang="en">coastguard</s:altLabel>
    <s:prefLabel xml:lang="en">coast guard</s:prefLabel>
    <s:broader rdf:resource="http://example.org/2"/>
  </s:Concept>
  <rdf:Description rdf:about="http://example.org/1">
    <s:prefLabel xml:lang="es">guardacostas</s:prefLabel>
  </rdf:Description>
</rdf:RDF>`

/** A document in Spanish that only an imported lexicon relates to the query. */
function finds(text: string, title: string): boolean {
  const engine = createEngine({ lexiconFiles: importedLexicons(varFolder) })
  engine.put({ key: 'a', kind: 'report', lang: 'es', title, body: '' })
  engine.put({ key: 'b', kind: 'report', lang: 'es', title: 'Otra cosa', body: '' })
  return engine.search({ text, lang: 'en' }).hits[0]?.key === 'a'
}

test('SKOS in Turtle is imported and used: preferred names first, regions as their language', async () => {
  assert.equal(finds('drone', 'La aeronave no tripulada'), false)
  const { ok, said } = await terms('import', '--source', 'Example\nthesaurus', '--licence', 'CC0',
    put('UAV list.ttl', turtle))
  assert.equal(ok, true, said)
  assert.match(said, /uav-list: 1 concepts imported/)
  assert.equal(finds('drone', 'La aeronave no tripulada'), true)
  assert.equal((await terms('list')).said,
    'uav-list: 1 concepts; source: Example thesaurus; licence: CC0')
})

test('SKOS in RDF/XML is imported, whatever the prefix, packed or not', async () => {
  const { said } = await terms('import', put('coast.rdf.gz', gzipSync(rdf)))
  assert.match(said, /coast: 1 concepts imported/)
  assert.equal(finds('coastguard', 'Los guardacostas'), true)
  assert.match((await terms('list')).said, /source: unknown; licence: unknown/)
})

test('tables of words and phrases and concepts in our own form are imported', async () => {
  const { ok, said } = await terms('import',
    put('stems.tsv', 'en\tes\tkite\tcomet:0.9 barrilet:0.1\n'), put('own.tsv', termBase([water])))
  assert.equal(ok, true, said)
  const files = readdirSync(path.join(varFolder, 'lexicons')).toSorted()
  assert.deepEqual(files, ['own.concepts.tsv', 'stems.tsv'])
  assert.equal(finds('kite', 'Una cometa'), true)
  assert.equal(finds('water', 'El agua'), true)
})

test('importing again replaces, also when the form has changed', async () => {
  await terms('import', put('words.tsv', 'en\tes\tkite\tcomet:1\n'))
  await terms('import', put('words.ttl', turtle))
  assert.equal((await terms('list')).said.split('\n').length, 1)
  assert.equal(finds('kite', 'Una cometa'), false)
})

test('a removed lexicon is forgotten; one that is not there is told', async () => {
  await terms('import', put('words.ttl', turtle))
  assert.equal((await terms('remove', 'words')).ok, true)
  assert.equal((await terms('list')).said, 'No lexicon has been imported.')
  assert.deepEqual(await terms('remove', '../words'),
    { ok: false, said: 'There is no ../words; bin/terms list shows what there is.' })
})

test('what cannot be read is told in a sentence, and nothing of the rest is imported', async () => {
  const good = put('good.ttl', turtle)
  const wrong: [string, string | Buffer, RegExp][] = [
    ['prose.txt', 'This is a letter.\nWith two lines.\n', /is in no form that can be read: see line 1/],
    ['cut.ttl', turtle.slice(0, 200), /is not valid Turtle/],
    ['cut.rdf', rdf.slice(0, 500), /is not a whole RDF\/XML file/],
    ['page.xml', '<?xml version="1.0"?><html><p>Hi</p></html>', /is not a whole RDF\/XML file/],
    ['russian.ttl', turtle.replaceAll(/@(en|es-MX|pt-BR)/g, '@ru'), /has no concept with names in/],
    ['empty.tsv', '\n', /is empty/],
    ['picture.tsv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), /is not a text file/],
    ['latin1.tsv', Buffer.from('en\tes\tyear\ta\xf1o:1\n', 'latin1'), /is not in UTF-8/],
    ['broken.tsv.gz', gzipSync(turtle).subarray(0, 60), /cannot be unpacked/],
  ]
  for (const [name, content, message] of wrong) {
    const { ok, said } = await terms('import', good, put(name, content))
    assert.equal(ok, false, name)
    assert.match(said, message)
    assert.match(said, /Nothing was imported/)
  }
  const absent = await terms('import', path.join(folder, 'nowhere.ttl'))
  assert.match(absent.said, /nowhere\.ttl does not exist/)
  assert.match((await terms('import', folder)).said, /is not a file/)
  const twins = await terms('import', good, put('sub/good.rdf', rdf))
  assert.match(twins.said, /would both be called "good"/)
  assert.equal(existsSync(path.join(varFolder, 'lexicons')), false)
})

test('no command, or one that does not exist, shows how to use it', async () => {
  for (const words of [[], ['import'], ['remove'], ['check', 'a', 'b'], ['eat']]) {
    const { ok, said } = await terms(...words)
    assert.equal(ok, false)
    assert.match(said, /^usage: bin\/terms check/)
  }
  assert.equal((await terms('--help')).ok, true)
})

test('the lexicons of ../shared can be imported', {
  skip: existsSync(shared) ? false : '../shared/search is not beside the project',
}, async () => {
  const files = readdirSync(shared).map((name) => path.join(shared, name))
  const { ok, said } = await terms('import', '--licence', 'CC BY-SA', ...files)
  assert.equal(ok, true, said)
  const { said: listed } = await terms('list')
  assert.match(listed, /stem_lexicon: 285240 rows; source: unknown; licence: CC BY-SA/)
})
