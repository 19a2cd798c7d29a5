// What people find: words and phrases across languages, mistyped words, reasons, filters, changes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keysFor, makeEngine, putAll, type TestDocument } from '../../tests/support/search.ts'
import { languages } from '../i18n/languages.ts'
import { createEngine } from './engine.ts'

const rows = [
  'prisons | prison; jail | cárcel; prisión | prisão; cadeia | prison',
  'prisons | prison overcrowding | hacinamiento carcelario | superlotação carcerária | surpopulation carcérale',
  'prisons | overcrowding | hacinamiento | superlotação | surpopulation',
  'arms | weapon | arma | arma | arme',
  'arms | control | control | controle | contrôle',
  'health | doctor | médico | médico | médecin',
]
const documents: TestDocument[] = [
  ['hacinamiento', 'es', 'El hacinamiento en los penales', 'Faltan médicos en las cárceles.'],
  ['overcrowding', 'en', 'Overcrowded jails', 'There are too few doctors.'],
  ['weapons', 'en', 'Marking of weapons', 'Every weapon bears a number.'],
  ['armas', 'pt', 'Registro de armas', 'O controle de armas curtas.'],
  ['sante', 'fr', 'La santé publique', 'Les médecins des quartiers.'],
  ['ransomware', 'en', 'Ransomware in ports', 'How a port was locked for a week.'],
]
const engine = makeEngine(documents, rows)

test('a query in one language finds documents in all four', () => {
  const found = keysFor(engine, 'prison overcrowding', 'en')
  assert.deepEqual(found.slice(0, 2).toSorted(), ['hacinamiento', 'overcrowding'])
  assert.deepEqual(keysFor(engine, 'surpopulation carcérale', 'fr').slice(0, 2).toSorted(),
    ['hacinamiento', 'overcrowding'])
  assert.deepEqual(keysFor(engine, 'armes', 'fr').toSorted(), ['armas', 'weapons'])
})

test('the document in the language of the query comes first among equals', () => {
  const equal = makeEngine([['en', 'en', 'weapon'], ['es', 'es', 'arma'], ['pt', 'pt', 'arma']], rows)
  assert.equal(keysFor(equal, 'weapon', 'en')[0], 'en')
  assert.equal(keysFor(equal, 'arma', 'es')[0], 'es')
})

test('a word in the title counts more than one in the text', () => {
  const two = makeEngine([['text', 'en', 'Report', 'weapons here'], ['title', 'en', 'Weapons', 'report here']])
  assert.deepEqual(keysFor(two, 'weapons', 'en'), ['title', 'text'])
})

test('a document with both words comes before one that repeats a single word', () => {
  const two = makeEngine([
    ['one', 'en', '', 'ports ports ports ports ports ports'], ['both', 'en', '', 'ransomware at ports today'],
  ])
  assert.equal(keysFor(two, 'ransomware ports', 'en')[0], 'both')
})

test('a name without translation is found in every language as it is written', () => {
  const names = makeEngine([['fr', 'fr', 'Le programme Zanzibar'], ['es', 'es', 'Informe Zanzibar']], rows)
  assert.deepEqual(keysFor(names, 'Zanzibar', 'en').toSorted(), ['es', 'fr'])
})

test('a word that nobody translated is found by a word that looks like it', () => {
  const alike = makeEngine([['fr', 'fr', "L'extradition des fugitifs"], ['pt', 'pt', 'Pesca artesanal']])
  assert.deepEqual(keysFor(alike, 'extradición', 'es'), ['fr'])
})

test('a mistyped word is put right, and the reader is told', () => {
  const { hits, corrected } = engine.search({ text: 'overcroding of prisons', lang: 'en' })
  assert.equal(corrected?.to, 'overcrowding of prisons')
  assert.equal(corrected?.from, 'overcroding of prisons')
  assert.ok(['overcrowding', 'hacinamiento'].includes(hits[0]!.key))
  assert.equal(engine.search({ text: 'hacinamineto', lang: 'es' }).corrected?.to, 'hacinamiento')
})

test('a word of another language is not taken for a mistake', () => {
  assert.equal(engine.search({ text: 'hacinamiento', lang: 'en' }).corrected, undefined)
})

test('who types without accents finds the words that have them, and is not corrected', () => {
  const french = makeEngine([['fr', 'fr', 'La sécurité des frontières']])
  const { hits, corrected } = french.search({ text: 'securite', lang: 'fr' })
  assert.deepEqual(hits.map(({ key }) => key), ['fr'])
  assert.deepEqual(hits[0]!.why, [{ query: 'sécurité', matched: 'sécurité', lang: 'fr' }])
  assert.equal(corrected, undefined)
})

test('numbers and short words are never corrected', () => {
  assert.equal(engine.search({ text: '2031 cat', lang: 'en' }).corrected, undefined)
})

test('a hit says which word or phrase of the document answered which of the query', () => {
  const hit = engine.search({ text: 'doctors overcrowding', lang: 'en' }).hits
    .find(({ key }) => key === 'hacinamiento')!
  assert.deepEqual(hit.why, [
    { query: 'doctors', matched: 'médicos', lang: 'es' },
    { query: 'overcrowding', matched: 'hacinamiento', lang: 'es' },
  ])
})

test('a phrase is explained as a phrase', () => {
  const phrase = makeEngine([['es', 'es', 'Sobre el hacinamiento carcelario']], rows)
  const [hit] = phrase.search({ text: 'prison overcrowding', lang: 'en' }).hits
  assert.deepEqual(hit!.why,
    [{ query: 'prison overcrowding', matched: 'hacinamiento carcelario', lang: 'es' }])
})

test('kinds and languages narrow the hits; the counts by kind stay', () => {
  const mixed = makeEngine([])
  mixed.put({ key: 'a', kind: 'project', lang: 'en', title: 'Ports', body: '' })
  mixed.put({ key: 'b', kind: 'page', lang: 'en', title: 'Ports', body: '' })
  mixed.put({ key: 'c', kind: 'page', lang: 'fr', title: 'Ports', body: '' })
  const pages = mixed.search({ text: 'ports', lang: 'en', kinds: ['page'] })
  assert.deepEqual(pages.hits.map(({ key }) => key).toSorted(), ['b', 'c'])
  assert.equal(pages.total, 2)
  assert.deepEqual(pages.byKind, { project: 1, page: 2 })
  const french = mixed.search({ text: 'ports', lang: 'en', langs: ['fr'] })
  assert.deepEqual(french.hits.map(({ key }) => key), ['c'])
})

test('what stands there once in each language is found once', () => {
  const records = makeEngine([], rows)
  records.put({ key: 'p:en', kind: 'project', lang: 'en', title: 'Weapon control', body: '' })
  records.put({ key: 'p:es', kind: 'project', lang: 'es', title: 'Control de armas', body: '' })
  const ask = (text: string, lang: 'en' | 'es') =>
    records.search({ text, lang, repeatedKinds: ['project'] }).hits.map(({ key }) => key)
  assert.deepEqual(ask('weapons', 'en'), ['p:en'])
  assert.deepEqual(ask('armas', 'es'), ['p:es'])
})

test('pages of results follow each other without gap or repetition', () => {
  const many = makeEngine(Array.from({ length: 55 }, (_, at): TestDocument =>
    [`d${at}`, 'en', 'Ports', `text ${'word '.repeat(at % 7)}`]))
  const all = many.search({ text: 'ports', lang: 'en', limit: 100 }).hits.map(({ key }) => key)
  const paged = [0, 20, 40].flatMap((offset) =>
    many.search({ text: 'ports', lang: 'en', limit: 20, offset }).hits.map(({ key }) => key))
  assert.deepEqual(paged, all)
  assert.equal(new Set(all).size, 55)
})

test('a changed document is found by its new words only, a removed one not at all', () => {
  const changing = makeEngine([['a', 'en', 'Old harbour'], ['b', 'en', 'Harbour lights']])
  putAll(changing, [['a', 'en', 'New airport']])
  assert.deepEqual(keysFor(changing, 'harbour', 'en'), ['b'])
  assert.deepEqual(keysFor(changing, 'airport', 'en'), ['a'])
  assert.equal(changing.remove('a'), true)
  assert.equal(changing.remove('a'), false)
  assert.deepEqual(keysFor(changing, 'airport', 'en'), [])
  assert.equal(changing.size(), 1)
  assert.deepEqual([...changing.keys()], ['b'])
})

test('scores after many changes are those of an index built anew', () => {
  const changed = makeEngine([], rows)
  for (let round = 0; round < 6; round++) {
    for (let at = 0; at < 2500; at++) {
      putAll(changed, [[`x${at}`, 'en', `draft ${round}`, 'port']])
    }
  }
  for (let at = 0; at < 2500; at++) changed.remove(`x${at}`)
  putAll(changed, documents)
  const ask = { text: 'prison doctors', lang: 'en' } as const
  const scores = (one: typeof engine) => one.search(ask).hits
    .map(({ key, score }) => [key, Math.round(score * 1e4)])
  assert.deepEqual(scores(changed), scores(engine))
})

test('the same question has the same answer, whatever was asked before', () => {
  const ask = () => engine.search({ text: 'control of weapons in prisons', lang: 'en' })
  const first = ask()
  engine.search({ text: 'armes médecins surpopulation', lang: 'fr' })
  engine.search({ text: 'xqzt', lang: 'pt' })
  assert.deepEqual(ask(), first)
})

test('a restored snapshot answers as the engine it was taken from, and can be added to', () => {
  const copy = makeEngine([], rows)
  copy.restore(new Uint8Array(Buffer.concat(engine.serialize())))
  const ask = { text: 'prison overcrowding doctors', lang: 'en' } as const
  assert.deepEqual(copy.search(ask), engine.search(ask))
  putAll(copy, [['new', 'pt', 'Novo estudo de portos']])
  assert.deepEqual(keysFor(copy, 'portos', 'pt')[0], 'new')
})

test('an empty engine has a snapshot too', () => {
  const copy = createEngine()
  copy.restore(new Uint8Array(Buffer.concat(createEngine().serialize())))
  assert.equal(copy.size(), 0)
})

test('a damaged snapshot is refused', () => {
  const bytes = new Uint8Array(Buffer.concat(engine.serialize()))
  for (const damaged of [bytes.subarray(0, bytes.length >> 1), new Uint8Array(0),
    Buffer.from('not a snapshot at all'), Buffer.from('00000002{}')]) {
    assert.throws(() => createEngine().restore(damaged))
  }
})

test('a word being typed is completed with the commonest words', () => {
  assert.deepEqual(engine.suggest('wea', 'en'), ['weapons'])
  assert.deepEqual(engine.suggest('MÉD', 'fr'), ['médecins'])
  assert.deepEqual(engine.suggest('x', 'en'), [])
})

test('a query of nothing but small words looks for them as they are', () => {
  const band = makeEngine([['who', 'en', 'WHO guidelines'], ['other', 'en', 'Other things']])
  assert.deepEqual(band.search({ text: 'of the', lang: 'en' }).hits, [])
  assert.doesNotThrow(() => band.search({ text: 'the who', lang: 'en' }))
})

test('no text that can be typed breaks the search or makes it slow', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 3000 }),
    fc.constantFrom('a '.repeat(5000), 'ñ'.repeat(10_000), '__proto__ constructor toString',
      '"\'`;--', '%00%', '\ud800', '(((((', '-', 'a.b.c.d.'.repeat(1000)))
  fc.assert(fc.property(text, fc.constantFrom(...languages, undefined), (query, lang) => {
    const started = performance.now()
    const { hits, total } = engine.search({ text: query, ...(lang && { lang }) })
    assert.ok(hits.length <= total)
    assert.ok(hits.every(({ score }) => Number.isFinite(score) && score > 0))
    assert.ok(performance.now() - started < 2000)
  }), { numRuns: 300 })
})

test('no document breaks the index', () => {
  const strange = makeEngine([])
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (body) => {
    strange.put({ key: 'one', kind: 'report', lang: 'es', title: body.slice(0, 20), body })
    strange.search({ text: body, lang: 'es' })
    assert.equal(strange.size(), 1)
  }), { numRuns: 300 })
})

test('a key with a line break is refused: snapshots could not hold it', () => {
  assert.throws(() => putAll(createEngine(), [['a\nb', 'en', 'x']]), /key/)
})
