import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../i18n/languages.ts'
import { foldAccents, splitWords, stemWord, tokenize } from './analyzer.ts'

const stems = (text: string, language: 'en' | 'es' | 'pt' | 'fr') =>
  tokenize(text, language).map(({ stem }) => stem).filter(Boolean)

test('singular and plural of Portuguese words in -ão have one stem', () => {
  assert.equal(stemWord('prisões', 'pt'), stemWord('prisão', 'pt'))
  assert.equal(stemWord('investigações', 'pt'), stemWord('investigação', 'pt'))
  assert.equal(stemWord('prisoes', 'pt'), stemWord('prisão', 'pt'))
})

test('a plural has the stem of its singular where snowball alone would part them', () => {
  const pairs = {
    en: 'woman women, child children, policeman policemen, knife knives, crisis crises',
    es: 'arma armas, juez jueces, voz voces, joven jóvenes, crimen crímenes, año años, red redes',
    pt: 'arma armas, homem homens, jovem jovens, policial policiais, nível níveis, civil civis, fácil fáceis',
    fr: 'loi lois, travail travaux, jeu jeux, animal animaux',
  }
  for (const language of languages) {
    for (const pair of pairs[language].split(', ')) {
      const [one = '', many = ''] = pair.split(' ')
      assert.equal(stemWord(many, language), stemWord(one, language), pair)
    }
  }
})

test('words that only end like a plural keep apart', () => {
  assert.notEqual(stemWord('países', 'pt'), stemWord('pai', 'pt'))
  assert.notEqual(stemWord('specimen', 'en'), stemWord('speciman', 'en'))
})

test('accents do not tell words apart once they are stems', () => {
  assert.deepEqual(stems('cárceles públicas', 'es'), stems('carceles publicas', 'es'))
})

test('British and American spellings have one stem', () => {
  for (const [british, american] of [['organisation', 'organization'], ['programme', 'program'],
    ['defence', 'defense'], ['licence', 'license'], ['centre', 'center']] as const) {
    assert.equal(stemWord(british, 'en'), stemWord(american, 'en'), british)
  }
})

test('Portuguese of Portugal and of Brazil have one stem', () => {
  assert.equal(stemWord('acção', 'pt'), stemWord('ação', 'pt'))
  assert.equal(stemWord('direcção', 'pt'), stemWord('direção', 'pt'))
})

test('small words are left out, words of the subject are not', () => {
  assert.deepEqual(stems('the use of force by the state', 'en'), ['use', 'forc', 'state'])
  assert.deepEqual(stems('la lucha contra la trata', 'es'), ['luch', 'trat'])
})

test('initials with dots are one word, an elided article is not part of its noun', () => {
  assert.deepEqual(splitWords('U.N.O. and O.E.A.'), ['uno', 'and', 'oea'])
  assert.deepEqual(splitWords("l'extorsion"), ['l', 'extorsion'])
})

test('half a character, control characters and very long words do no harm', () => {
  assert.deepEqual(splitWords('a\u0000b\ud83dc\n'), ['a', 'b', 'c'])
  assert.equal(splitWords('x'.repeat(5000))[0]!.length, 40)
  assert.deepEqual(splitWords('🔫💣'), [])
})

test('accents are folded in both ways of writing them', () => {
  assert.equal(foldAccents('ação'), 'acao')
  assert.equal(foldAccents('ac\u0327a\u0303o'), 'acao')
})
