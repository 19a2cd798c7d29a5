// Feeds as feed readers need them.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { wrongWithAtom } from '../../tests/support/atom.ts'
import { type AtomFeed, toAtom } from './atom.ts'

const folder = path.join(import.meta.dirname, 'examples')

const feed: AtomFeed = {
  id: 'https://puente.example.org/es/publicaciones.atom',
  title: 'Publicaciones nuevas y actualizadas',
  language: 'es',
  author: 'Organización de los Estados Americanos',
  self: 'https://puente.example.org/es/publicaciones.atom',
  alternate: 'https://puente.example.org/es/publicaciones',
  updated: new Date('2026-11-24T10:00:00Z'),
  entries: [
    {
      id: 'https://puente.example.org/en/publications/3',
      title: 'Guía <para> la gestión & más',
      language: 'es',
      link: 'https://puente.example.org/es/publicaciones/3',
      updated: new Date('2026-11-24T10:00:00Z'),
      published: new Date('2026-11-01T00:00:00Z'),
      summary: 'Ayuda práctica.',
      categories: [{ term: 'borders', label: 'Fronteras' }],
    },
  ],
}

test('the example is what is written, and is in order', () => {
  const example = readFileSync(path.join(folder, 'valid/feed.xml'), 'utf8')
  assert.equal(`${toAtom(feed)}\n`, example)
  assert.deepEqual(wrongWithAtom(example), [])
})

test('a feed without entries is in order too', () => {
  assert.deepEqual(wrongWithAtom(toAtom({ ...feed, entries: [] })), [])
})

test('the check finds what is wrong in the invalid examples', () => {
  const names = readdirSync(path.join(folder, 'invalid'))
  assert.equal(names.length, 3)
  for (const name of names) {
    assert.notDeepEqual(
      wrongWithAtom(readFileSync(path.join(folder, 'invalid', name), 'utf8')),
      [],
      name,
    )
  }
})
