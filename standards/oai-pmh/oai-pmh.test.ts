// Requests of OAI-PMH, by the examples: the good ones are read, each wrong one has its error.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import {
  envelope,
  errorAnswer,
  OaiError,
  readArguments,
  readRange,
  resumptionElement,
} from './oai-pmh.ts'

const lines = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'examples', name, 'requests.txt'), 'utf8')
    .trimEnd()
    .split('\n')

const readRequest = (query: string) => {
  const given = readArguments(new URLSearchParams(query))
  return { ...given, ...readRange(given) }
}

test('a valid request is read with all its arguments', () => {
  for (const query of lines('valid')) {
    const expected = Object.fromEntries(new URLSearchParams(query))
    if (expected.from?.length === 10) expected.from += 'T00:00:00Z'
    if (expected.until?.length === 10) expected.until += 'T23:59:59Z'
    const { from, until, ...read } = readRequest(query)
    assert.deepEqual({ ...read, ...(from && { from }), ...(until && { until }) }, expected)
  }
})

test('each invalid request gets its own error', () => {
  for (const line of lines('invalid')) {
    const [code = '', query = ''] = line.split(' ')
    assert.throws(
      () => readRequest(query),
      (error) => error instanceof OaiError && error.code === code,
      line,
    )
  }
})

const now = new Date('2026-11-24T10:00:00.999Z')
const base = 'https://puente.example.org/oai'

test('an error about the verb or the arguments does not repeat them; another error does', () => {
  const asked = { verb: 'ListRecords', metadataPrefix: 'marc21' }
  const silent = errorAnswer(base, now, new OaiError('badArgument', 'No.'), asked)
  assert.match(silent, /<request>https:/)
  const telling = errorAnswer(base, now, new OaiError('cannotDisseminateFormat', 'No.'), asked)
  assert.match(telling, /<request verb="ListRecords" metadataPrefix="marc21">https:/)
})

test('what others wrote cannot break the answer', () => {
  const asked = { verb: 'GetRecord', identifier: '"><x>&\u0000\uFFFF' }
  const xml = errorAnswer(base, now, new OaiError('idDoesNotExist', '</error>&\u0001'), asked)
  assert.match(xml, /identifier="&quot;&gt;&lt;x&gt;&amp;"/)
  assert.match(xml, /<error code="idDoesNotExist">&lt;\/error&gt;&amp;<\/error>/)
})

test('times are in UTC, to the second', () => {
  assert.match(envelope(base, now, ''), /<responseDate>2026-11-24T10:00:00Z<\/responseDate>/)
})

test('the last part of a list ends with an empty token', () => {
  assert.equal(
    resumptionElement(undefined, { cursor: 100, size: 131 }),
    '<resumptionToken completeListSize="131" cursor="100"/>',
  )
})
