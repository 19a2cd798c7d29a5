// Catalogues as portals that harvest them need them.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import jsonld from 'jsonld'
import { Parser } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { toDcatJsonLd, toDcatTurtle } from './dcat.ts'
import { catalogue, dataset, site } from './examples/catalogue.ts'

const folder = path.join(import.meta.dirname, 'examples')
const example = (name: string) => readFileSync(path.join(folder, name), 'utf8')

type Shapes = ConstructorParameters<typeof SHACLValidator>[0]

/** A Turtle text as a set of triples. */
function parse(turtle: string): Shapes {
  const quads = new Parser({ baseIRI: site }).parse(turtle, undefined as never)
  const factory = new SHACLValidator(new Set() as unknown as Shapes).factory
  return factory.dataset(quads as never) as Shapes
}

/** What a catalogue does not keep of some shapes: "path on node". */
async function wrongWith(turtle: string, shapes = example('shapes.ttl')): Promise<string[]> {
  const report = await new SHACLValidator(parse(shapes)).validate(parse(turtle) as never)
  return report.results.map(({ path: on, focusNode, severity }) =>
    `${severity?.value.split('#')[1]} ${JSON.stringify(on)} ${focusNode?.value}`)
}

test('the examples are what is written, and keep our shapes', async () => {
  assert.equal(toDcatTurtle(catalogue), example('valid/catalog.ttl'))
  assert.equal(toDcatJsonLd(catalogue), example('valid/catalog.jsonld'))
  assert.deepEqual(await wrongWith(example('valid/catalog.ttl')), [])
})

test('both forms say the same, to the last triple', async () => {
  const nquads = [...parse(toDcatTurtle(catalogue)) as unknown as Iterable<Quad>].map(line).join('')
  const fromTurtle = await canonical(nquads, { inputFormat: 'application/n-quads' })
  const fromJson = await canonical(JSON.parse(toDcatJsonLd(catalogue)))
  assert.equal(fromTurtle, fromJson)
  assert.ok(fromJson.split('\n').length > 150, 'there is something to compare')
})

test('no address of a source can end a token and begin a statement', () => {
  const turtle = toDcatTurtle({
    ...catalogue,
    datasets: [{ ...dataset, sources: ['https://x.example/> . <urn:a> <urn:b> <urn:c> . <'] }],
  })
  const subjects = [...parse(turtle) as unknown as Iterable<Quad>].map((quad) => quad.subject.value)
  assert.equal(subjects.includes('urn:a'), false)
})

test('the checks of these tests find what is wrong in the invalid examples', async () => {
  const names = readdirSync(path.join(folder, 'invalid'))
  assert.equal(names.length, 6)
  for (const name of names) {
    assert.equal((await wrongWith(example(`invalid/${name}`))).length, 1, name)
  }
})

const official = process.env.PUENTE_DCAT_SHAPES
test('the example conforms to the official shapes of DCAT-AP', { skip: !official }, async () => {
  const shapes = readFileSync(path.join(official ?? '', 'shapes.ttl'), 'utf8')
  assert.deepEqual(await wrongWith(toDcatTurtle(catalogue), shapes), [])
})

// The types of jsonld take its callback form for the only one.
const canonical = (document: unknown, options = {}) => jsonld.canonize(document as never, {
  algorithm: 'RDFC-1.0', format: 'application/n-quads', ...options,
} as never) as unknown as Promise<string>

type Term = { termType: string, value: string, language: string, datatype: { value: string } }
type Quad = { subject: Term, predicate: Term, object: Term }

// One N-Quads line.
function line({ subject, predicate, object }: Quad): string {
  const resource = ({ termType, value }: Term) =>
    termType === 'BlankNode' ? `_:${value}` : `<${value}>`
  const suffix = object.language ? `@${object.language}` : `^^<${object.datatype?.value}>`
  const last = object.termType === 'Literal'
    ? JSON.stringify(object.value) + suffix : resource(object)
  return `${resource(subject)} <${predicate.value}> ${last} .\n`
}
