// Data packages as programs that load them need them.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import { type DataPackage, toDataPackage } from './data-package.ts'

const folder = path.join(import.meta.dirname, 'examples')
const example = (name: string) => readFileSync(path.join(folder, name), 'utf8')

const one: DataPackage = {
  name: 'puente-data',
  id: 'https://puente.example.org/data/datapackage.json',
  title: 'Security figures of the Americas',
  description: 'Every figure with its source.',
  homepage: 'https://puente.example.org/en/data',
  version: '2025-10-07',
  keywords: ['homicide'],
  contributors: [{ title: 'Secretariat', path: 'https://puente.example.org', roles: ['distributor'] }],
  licenses: [],
  sources: [],
  resources: [{
    name: 'homicide-rate.world-bank',
    path: 'https://puente.example.org/data/indicators/homicide-rate.csv?source=world-bank',
    title: 'Homicide rate, World Bank',
    fields: [
      { name: 'Code', type: 'string', constraints: { required: true } },
      { name: 'Year', type: 'year' },
      { name: 'homicide_rate', type: 'number', title: 'Victims per 100,000 people' },
      {
        name: 'flag', type: 'string',
        categories: [{ value: 'estimate', label: 'Estimate' }],
      },
    ],
    primaryKey: ['Code', 'Year'],
    licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    sources: [{ title: 'World Bank', path: 'https://example.org/wb' }],
  }],
}

const matches = new Ajv({ allErrors: true }).compile(JSON.parse(example('schema.json')))

/** What is wrong with a descriptor. */
function wrongWith(text: string): string[] {
  const descriptor = JSON.parse(text)
  const shape = matches(descriptor) ? [] : matches.errors ?? []
  const names = (descriptor.resources ?? []).map(({ name }: { name: string }) => name)
  return [
    ...shape.map(({ instancePath, message }) => `${instancePath} ${message}`),
    ...(new Set(names).size < names.length ? ['two resources have one name'] : []),
    ...(descriptor.resources ?? []).flatMap(wrongWithKey),
  ]
}

type Keyed = { schema?: { fields: { name: string }[], primaryKey?: string[] } }

function wrongWithKey({ schema }: Keyed) {
  const names = schema?.fields.map(({ name }) => name) ?? []
  return (schema?.primaryKey ?? []).filter((name) => !names.includes(name))
    .map((name) => `${name} is no field`)
}

test('the example is what is written, and is in order', () => {
  assert.equal(toDataPackage(one), example('valid/datapackage.json'))
  assert.deepEqual(wrongWith(example('valid/datapackage.json')), [])
})

test('data without a known licence claims none', () => {
  const [resource] = one.resources
  assert.ok(resource)
  const text = toDataPackage({ ...one, resources: [{ ...resource, licenses: [] }] })
  assert.doesNotMatch(text, /licenses/)
  assert.deepEqual(wrongWith(text), [])
})

test('the check finds what is wrong in the invalid examples', () => {
  const names = readdirSync(path.join(folder, 'invalid'))
  assert.equal(names.length, 5)
  for (const name of names) assert.equal(wrongWith(example(`invalid/${name}`)).length, 1, name)
})
