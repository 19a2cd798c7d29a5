// Which title a reader sees, and what is said of where it comes from.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edition } from './publication.ts'
import { titleFor } from './publication.ts'

const title = { en: 'Guide', es: 'Guía', pt: 'Guia', fr: 'Guide pratique' }
const edition = (language: Edition['language']): Edition =>
  ({ language, status: 'official', basis: 'stated' })

test('a reader of the printed language sees the title as it is printed', () => {
  const shown = titleFor({ title, titlePrinted: ['en', 'es'], editions: [edition('en')] }, 'es')
  assert.deepEqual(shown, { text: 'Guía', basis: 'printed', original: undefined })
})

test('another reader sees a translation, marked, with the original', () => {
  const shown = titleFor({ title, titlePrinted: ['en'], editions: [edition('en')] }, 'fr')
  assert.equal(shown.text, 'Guide pratique')
  assert.equal(shown.basis, 'translated')
  assert.deepEqual(shown.original, { text: 'Guide', language: 'en', fromWork: true })
})

test('an English title of a work that is only in Spanish is not called its original', () => {
  const shown = titleFor({ title, titlePrinted: ['en'], editions: [edition('es')] }, 'es')
  assert.equal(shown.basis, 'translated')
  assert.equal(shown.original?.fromWork, false)
})

test('a title that no source prints is said to be given by Puente, in every language', () => {
  const shown = titleFor({ title, titlePrinted: [], editions: [edition('es')] }, 'es')
  assert.deepEqual(shown, { text: 'Guía', basis: 'given', original: undefined })
})
