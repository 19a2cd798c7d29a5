// Each rule of the house is shown a bad example and finds it, and a good one and leaves it alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDeadFiles } from './dead-files.ts'
import { houseOf, type Rule } from './house.ts'
import { checkCycles, checkDirection, checkExports } from './imports.ts'
import { checkMarkup } from './markup.ts'
import { checkMessages } from './messages.ts'
import { checkNames } from './names.ts'
import { applyRatchet, tighten } from './ratchet.ts'
import { checkRoutes } from './routes.ts'
import { checkSizes } from './size.ts'
import { checkSql } from './sql.ts'
import { checkTables } from './tables.ts'
import { checkWords } from './words.ts'

/** What a rule finds: "rule file:line", in order. */
const find = (rule: Rule, texts: Record<string, string>) =>
  rule(houseOf(texts)).map((one) => `${one.rule} ${one.file}:${one.line}`)

test('the kernel may not import a module', () => {
  const texts = { 'kernel/a.ts': "import { b } from '../modules/library/library.ts'\nb()\n" }
  assert.deepEqual(find(checkDirection, texts), ['import kernel/a.ts:1'])
})

test('standards may import nothing of ours, the application everything', () => {
  assert.deepEqual(find(checkDirection, {
    'standards/xml.ts': "import type { A } from '../kernel/a.ts'",
    'app/a.ts': "import { a } from '../kernel/a.ts'\nimport { b } from '../standards/xml.ts'",
  }), ['import standards/xml.ts:1'])
})

test('a module imports others only through the door, and only to its left', () => {
  assert.deepEqual(find(checkDirection, {
    'modules/library/a.ts': "import { b } from '../directory/states/queries.ts'",
    'modules/directory/a.ts': "import { b } from '../library/library.ts'",
    'modules/library/b.ts': "import { b } from '../directory/directory.ts'",
    'app/a.ts': "import { b } from '../modules/library/files/file.ts'",
  }), ['import modules/library/a.ts:1', 'import modules/directory/a.ts:1', 'import app/a.ts:1'])
})

test('what another file is re-exported or loaded for is an import too', () => {
  assert.deepEqual(find(checkDirection, {
    'kernel/a.ts': "export { b } from '../app/app.ts'",
    'kernel/b.ts': "const c = await import('../app/app.ts')",
    'kernel/c.ts': "new Worker(new URL('../app/worker.ts', import.meta.url))",
  }).length, 3)
})

test('two files that need each other are found, two that share types are not', () => {
  assert.deepEqual(find(checkCycles, {
    'kernel/a.ts': "import { b } from './b.ts'", 'kernel/b.ts': "import { a } from './a.ts'",
    'kernel/c.ts': "import type { D } from './d.ts'", 'kernel/d.ts': "import { c } from './c.ts'",
  }), ['cycle kernel/a.ts:1'])
})

test('barrels, default exports and missing endings are found; doors are not barrels', () => {
  assert.deepEqual(find(checkExports, {
    'kernel/all.ts': "export { a } from './a.ts'",
    'kernel/a.ts': 'export default 1',
    'kernel/b.ts': "import { a } from './a'\nexport const b = a",
    'modules/library/library.ts': "export { a } from './a.ts'",
  }), ['barrel kernel/all.ts:1', 'default-export kernel/a.ts:1', 'ending kernel/b.ts:1'])
})

test('a file that no command and no test leads to is dead', () => {
  assert.deepEqual(find(checkDeadFiles, {
    'bin/start': 'exec bin/node app/server.ts', 'app/server.ts': "import '../kernel/a.ts'",
    'kernel/a.ts': "new Worker(new URL('./worker.ts', import.meta.url))", 'kernel/worker.ts': '',
    'kernel/old.ts': "import './a.ts'", 'kernel/used-in-test.ts': '',
    'kernel/used-in-test.test.ts': "import './used-in-test.ts'",
    'kernel/ui/main.scss': '@use "tokens";', 'kernel/ui/_tokens.scss': '', 'kernel/ui/_old.scss': '',
  }), ['dead-file kernel/old.ts:1', 'dead-file kernel/ui/_old.scss:1'])
})

test('SQL outside queries.ts is found, and so is select *', () => {
  const query = 'export const a = sql<Row>`select name from t`'
  assert.deepEqual(find(checkSql, {
    'app/page.ts': query, 'kernel/http/a.ts': "client.query('select 1')",
    'modules/library/files/queries.ts': query, 'kernel/database/a.ts': query,
    'modules/library/oai/queries.ts': 'sql`select * from t`',
  }), ['sql app/page.ts:1', 'sql kernel/http/a.ts:1', 'sql modules/library/oai/queries.ts:1'])
})

test('words between tags, in conditions and in attributes that are read aloud are found', () => {
  assert.deepEqual(find(checkMarkup, {
    'app/a.tsx': 'const a = <p>Hello</p>',
    'app/b.tsx': "const a = <p>{open ? 'Close' : t.open}</p>",
    'app/c.tsx': 'const a = <img alt="A map" />',
    'app/d.tsx': 'const a = <p>{`Page ${n}`}</p>',
    'app/good.tsx': 'const a = <p class="lead" title={t.title}>{t.text} · <i>→</i> {n}</p>',
  }), ['a', 'b', 'c', 'd'].map((name) => `text-in-markup app/${name}.tsx:1`))
})

test('a table needs a policy and a comment, and foreign keys point to the left', () => {
  assert.deepEqual(find(checkTables, {
    'modules/directory/migrations/20260101-a.sql':
      '-- create table x.y\ncreate table directory.states (id int);\n' +
      'create table directory.bodies (id int references library.files);\n',
    'modules/directory/policies.sql': 'create policy all_read on directory.states for select;',
  }), [
    'comment modules/directory/migrations/20260101-a.sql:2',
    'policy modules/directory/migrations/20260101-a.sql:3',
    'comment modules/directory/migrations/20260101-a.sql:3',
    'foreign-key modules/directory/migrations/20260101-a.sql:3',
  ])
})

test('a route without audience, or missing from the access test, is found', () => {
  const start = "import { page } from '../kernel/http/route.ts'\n"
  assert.deepEqual(find(checkRoutes, {
    'tests/access.test.ts': "const everyone = ['home']",
    'app/a.ts': `${start}page({ name: 'home', path, handle })`,
    'app/b.ts': `${start}page({ name: 'new', path, audience: 'everyone', handle })`,
    'app/c.ts': "const page = (x) => x\npage({ name: 'other' })",
  }), ['audience app/a.ts:2', 'access-test app/b.ts:2'])
})

test('file names are in kebab-case, and in a module of the fixed vocabulary', () => {
  assert.deepEqual(find(checkNames, {
    'kernel/pageCache.ts': '', 'modules/library/publications/publication.ts': '',
    'modules/library/publications/helpers.ts': '', 'modules/library/utilities.ts': '',
    'modules/directory/bodies/body.ts': '', 'modules/library/publications/item-page.tsx': '',
    'modules/library/publications/parts/deep/a.ts': '',
  }), [
    'file-name kernel/pageCache.ts:1', 'vocabulary modules/library/publications/helpers.ts:1',
    'vocabulary modules/library/utilities.ts:1', 'depth modules/library/publications/parts/deep/a.ts:1',
  ])
})

const catalog = (text: string) => `export const x = {\n ${text}\n}`

test('English left in a translation is found, whole or in part', () => {
  assert.deepEqual(find(checkMessages, {
    'app/messages/en.ts': catalog("title: 'Search', of: 'Of the Americas', name: 'CICAD'"),
    'app/messages/es.ts': catalog("title: 'Search', of: 'De the Américas', name: 'CICAD'"),
    'app/a.tsx': 'const a = <p>{t.title}{t.of}{t.name}</p>',
  }), ['untranslated app/messages/es.ts:2', 'untranslated app/messages/es.ts:2'])
})

test('a translation that takes other arguments or lacks a plural form is found', () => {
  assert.deepEqual(find(checkMessages, {
    'app/messages/en.ts': catalog("found: '{count, plural, one {# page} other {# pages}} of {all}'"),
    'app/messages/fr.ts': catalog("found: '{count, plural, one {# feuille} other {# feuilles}}'"),
    'app/a.tsx': 'const a = t.found({ count, all })',
  }), ['arguments app/messages/fr.ts:2', 'plural app/messages/fr.ts:2'])
})

test('a message that nothing shows is found; one of a group chosen by a value is not', () => {
  const texts = "shown: 'A', hidden: 'B', status: { ready: 'C' }, other: { lost: 'D', kept: 'E' }"
  assert.deepEqual(find(checkMessages, {
    'app/messages/en.ts': catalog(texts),
    'app/a.tsx': 'const a = <p>{t.shown}{t.status[file.status]}{t.other.kept}</p>',
  }), ['unused-message app/messages/en.ts:2', 'unused-message app/messages/en.ts:2'])
})

test('paths of one machine, addresses of registries and unowned promises are found', () => {
  const [promise, place] = [`TO${'DO'}`, `/${'root'}/x`]
  assert.deepEqual(find(checkWords, {
    'docs/a.md': `Look into ${place}\nor https://example.org${place}`,
    'kernel/a.ts': `// ${promise}: later\n// ${promise}(#12): later`,
    'kernel/b.ts': `// FIX${'ME'}`,
    'docs/b.md': `https://registry.${'example'}.org`,
  }), ['machine-path docs/a.md:1', 'promise kernel/a.ts:1', 'unfinished kernel/b.ts:1', 'registry docs/b.md:1'])
})

test('long lines, functions and files, many parameters and casts are found', () => {
  const long = `export function f() {\n${'  g()\n'.repeat(70)}}\n`
  assert.deepEqual(find(checkSizes, {
    'kernel/a.ts': long,
    'kernel/b.ts': `const a = ${'b + '.repeat(30)}c\n`,
    'kernel/c.ts': `const text = '${'word '.repeat(30)}'\n`,
    'kernel/d.ts': 'const f = (a, b, c, d) => a as string\nconst g = [1] as const\n',
    'kernel/e.ts': 'f()\n'.repeat(401),
  }), [
    'long-line kernel/b.ts:1', 'function-size kernel/a.ts:1', 'parameters kernel/d.ts:1',
    'file-size kernel/e.ts:1', 'cast kernel/d.ts:1',
  ])
})

const over = (line: number) => ({ file: 'kernel/a.ts', line, rule: 'long-line', what: '' })

test('the ratchet allows what was there, refuses more, and never goes up', () => {
  const ratchet = { 'kernel/a.ts': { 'long-line': 2 } }
  assert.equal(applyRatchet([over(1), over(2)], ratchet).length, 0)
  assert.equal(applyRatchet([over(1), over(2), over(3)], ratchet).length, 3)
  assert.deepEqual(tighten([over(1)], ratchet), { 'kernel/a.ts': { 'long-line': 1 } })
  assert.deepEqual(tighten([over(1), over(2), over(3)], ratchet), ratchet)
  assert.deepEqual(tighten([], ratchet), {})
})

test('a rule without a ratchet allows nothing', () => {
  const finding = { ...over(1), rule: 'sql' }
  assert.deepEqual(applyRatchet([finding], { 'kernel/a.ts': { sql: 1 } })[0], finding)
})
