import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { termBase } from '../../tests/support/search.ts'
import { knowsWord, namesOfPhrase, translateWord } from './lexicon.ts'
import { importedLexicons, loadLexicon } from './lexicon-files.ts'
import { readTermText, splitNames } from './terms-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-lexicon-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const put = (name: string, content: string | Buffer): string => {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}

const rows = [
  'prisons | prison; jail | cárcel; prisión | prisão; cadeia | prison',
  'prisons | prison overcrowding | hacinamiento carcelario | superlotação carcerária | surpopulation carcérale',
  'crime | hitman | sicario; matón [AR,UY] | pistoleiro | tueur à gages',
]

test('a word is translated by the concepts it names', () => {
  put('a.tsv', termBase(rows))
  const lexicon = loadLexicon({ termsDir: folder })
  const spanish = translateWord(lexicon, 'prison', 'en', 'es')
  assert.ok(spanish.some(({ stem }) => stem === 'carcel'))
  assert.ok(spanish.some(({ stem }) => stem === 'prision'))
  assert.deepEqual(translateWord(lexicon, 'unheard', 'en', 'es'), [])
})

test('a word that only stands in phrases is translated too', () => {
  put('a.tsv', termBase(rows))
  const lexicon = loadLexicon({ termsDir: folder })
  assert.equal(translateWord(lexicon, 'overcrowd', 'en', 'es')[0]!.stem, 'hacin')
})

test('a phrase has names in four languages, in whatever order its words are typed', () => {
  put('a.tsv', termBase(rows))
  const lexicon = loadLexicon({ termsDir: folder })
  const names = namesOfPhrase(lexicon, 'en', ['overcrowd', 'prison'])
  assert.deepEqual(names.map(({ text }) => text).toSorted(), [
    'hacinamiento carcelario', 'prison overcrowding', 'superlotação carcerária',
    'surpopulation carcérale',
  ])
})

test('the countries of a name are not part of it', () => {
  put('a.tsv', termBase(rows))
  assert.ok(knowsWord(loadLexicon({ termsDir: folder }), 'es', 'maton'))
  assert.deepEqual(splitNames('sicario; matón [AR,UY]'), ['sicario', 'matón'])
})

test('a table of stems and one of phrases are added, packed or not', () => {
  const stems = put('stems.tsv.gz', gzipSync('en\tpt\tghost\tfantasm:0.75 espirit:0.25\n'))
  const phrases = put('phrases.tsv', 'en\tes\tasset forfeitur\tdecomis bien:1.00|extincion domini:0.50\n')
  const lexicon = loadLexicon({ lexiconFiles: [stems, phrases] })
  assert.deepEqual(translateWord(lexicon, 'ghost', 'en', 'pt'),
    [{ stem: 'fantasm', share: 0.75 }, { stem: 'espirit', share: 0.25 }])
  const names = namesOfPhrase(lexicon, 'en', ['asset', 'forfeitur'])
  assert.deepEqual(names.map((name) => name.stems), [['decomis', 'bien'], ['extincion', 'domini']])
})

test('two sources that disagree about a word share its meaning', () => {
  const one = put('one.tsv', 'en\tes\tbank\tbanc:1\n')
  const two = put('two.tsv', 'en\tes\tbank\torill:1\n')
  const lexicon = loadLexicon({ lexiconFiles: [one, two] })
  assert.deepEqual(translateWord(lexicon, 'bank', 'en', 'es'),
    [{ stem: 'banc', share: 0.5 }, { stem: 'orill', share: 0.5 }])
})

test('languages may stand in any order, notes and blank lines between', () => {
  const [row] = readTermText('x.tsv', '# a note\ntopic\tfr\ten\tes\tpt\n\nwater\teau\twater\tagua\tágua\n')
  assert.deepEqual(row!.concept, { en: ['water'], es: ['agua'], pt: ['água'], fr: ['eau'] })
  assert.equal(row!.line, 4)
})

test('where nothing was imported there are no lexicons', () => {
  assert.deepEqual(importedLexicons(path.join(folder, 'nowhere')), [])
})
