// bin/search-eval as somebody with a collection of their own uses it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'

const folder = mkdtempSync(path.join(tmpdir(), 'puente-eval-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const put = (name: string, lines: (object | string)[]): string => {
  const file = path.join(folder, name)
  writeFileSync(file, lines.map((line) =>
    (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return file
}

const evaluate = (...words: string[]) => {
  const command = path.join(import.meta.dirname, 'eval-command.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    encoding: 'utf8', env: { ...process.env, PUENTE_VAR: folder },
  })
  return { status, stdout, stderr }
}

const docs = put('docs.jsonl', [
  { id: '1', g: 'a', lang: 'es', title: 'Hacinamiento en las cárceles', body: 'Informe.' },
  { id: '2', g: 'a', lang: 'en', title: 'Overcrowded prisons', body: 'A report.' },
  { id: '3', g: 'b', lang: 'pt', title: 'Pesca artesanal', body: 'Relatório.' },
])

test('each query gets one line with the groups found, best first, each once', () => {
  const queries = put('queries.jsonl', [
    { id: 'q1', lang: 'fr', text: 'surpopulation carcérale' }, { id: 'q2', text: 'artisanal fishing' },
  ])
  const { status, stdout } = evaluate('--own-only', docs, queries)
  assert.equal(status, 0)
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line))
  const best = lines.map(({ query, results }) => [query, results[0]])
  assert.deepEqual(best, [['q1', 'a'], ['q2', 'b']])
  assert.deepEqual(lines[0].results.filter((group: string) => group === 'a'), ['a'])
})

test('a bad line is told with its place, and nothing is answered', () => {
  const broken = put('broken.jsonl', [{ id: 'q1', text: 'x' }, '{"id": '])
  assert.deepEqual(evaluate(docs, broken),
    { status: 1, stdout: '', stderr: `${broken}:2: is not a JSON object.\n` })
  const wrong = put('wrong.jsonl', [{ id: '1', lang: 'de', title: 'x' }])
  assert.match(evaluate(wrong, broken).stderr, /wrong\.jsonl:1: needs a "lang" of en, es, pt or fr/)
  assert.match(evaluate('nowhere.jsonl', broken).stderr, /nowhere\.jsonl does not exist/)
  assert.match(evaluate(docs).stderr, /usage: bin\/search-eval/)
})
