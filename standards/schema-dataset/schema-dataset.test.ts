// Descriptions of datasets as search engines read them.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { type DescribedDataset, toSchemaDataset } from './schema-dataset.ts'

const folder = path.join(import.meta.dirname, 'examples')
const example = (name: string) => readFileSync(path.join(folder, name), 'utf8')
const site = 'https://puente.example.org'

const dataset: DescribedDataset = {
  url: `${site}/es/datos/indicadores/homicide-rate`,
  identifier: 'homicide-rate.world-bank',
  name: 'Tasa de homicidios',
  description: 'Víctimas de homicidio intencional por 100.000 habitantes </script>, según el Banco Mundial.',
  language: 'es',
  keywords: ['homicidio'],
  creators: [{ name: 'Banco Mundial', url: 'https://example.org/wb' }],
  publisher: { name: 'Secretaría', url: site },
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  temporal: { start: '1990', end: '2023' },
  places: ['Honduras', 'Guatemala'],
  measured: {
    name: 'Tasa de homicidios', unit: 'víctimas por 100.000 habitantes', description: 'Muertes.',
  },
  method: 'Registros administrativos.',
  citation: 'Banco Mundial (2025).',
  basedOn: ['https://example.org/wb'],
  catalogue: { name: 'Datos', url: `${site}/data/catalog.jsonld` },
  version: '2025-10-07', modified: '2025-10-07',
  files: [{ type: 'text/csv', url: `${site}/data/indicators/homicide-rate.csv?lang=es`, name: 'CSV' }],
}

/** What a description lacks that search engines ask for, or has in the wrong form. */
function wrongWith(text: string): string[] {
  const one = JSON.parse(text)
  const isAddress = (value: unknown) => typeof value === 'string' && URL.canParse(value)
  const partial = /^\d{4}(-\d\d(-\d\d)?)?$/
  const checks: [string, boolean][] = [
    ['is no Dataset of schema.org', one['@context'] === 'https://schema.org/' && one['@type'] === 'Dataset'],
    ['has no name', typeof one.name === 'string' && one.name !== ''],
    ['is described in fewer than 50 or more than 5000 characters',
      one.description?.length >= 50 && one.description.length <= 5000],
    ['has neither licence nor terms', isAddress(one.license) || typeof one.usageInfo === 'string'],
    ['covers no interval', one.temporalCoverage === undefined ||
      one.temporalCoverage.split('/').every((end: string) => partial.test(end))],
    ['has a file that cannot be fetched', (one.distribution ?? []).every(
      (file: Record<string, unknown>) =>
        isAddress(file.contentUrl) && /^\w+\/[\w.+-]+$/.test(String(file.encodingFormat)))],
    ['can end the element around it', !text.includes('<')],
  ]
  return checks.filter(([, isRight]) => !isRight).map(([sentence]) => sentence)
}

test('the example is what is written, and is in order', () => {
  assert.equal(`${toSchemaDataset(dataset)}\n`, example('valid/dataset.jsonld'))
  assert.deepEqual(wrongWith(example('valid/dataset.jsonld')), [])
})

test('data without a licence says what is known of its terms', () => {
  const { licence: _licence, ...rest } = dataset
  const text = toSchemaDataset({ ...rest, terms: 'No se halló una licencia.' })
  assert.equal('license' in JSON.parse(text), false)
  assert.deepEqual(wrongWith(text), [])
})

test('a long definition is cut where search engines stop reading', () => {
  assert.deepEqual(wrongWith(toSchemaDataset({ ...dataset, description: 'á'.repeat(9000) })), [])
})

test('the check finds what is wrong in the invalid examples', () => {
  const names = readdirSync(path.join(folder, 'invalid'))
  assert.equal(names.length, 4)
  for (const name of names) assert.equal(wrongWith(example(`invalid/${name}`)).length, 1, name)
})
