// What an editor is told about a record that is not right: always the file and the field.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { readContent } from './content.ts'

const root = path.join(import.meta.dirname, '..')
const copies: string[] = []
after(() => copies.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const guide = 'publications/003-guide-for-the-safe-management-of-human.yaml'
const roadmap = 'projects/004-central-american-roadmap-to-prevent-the.yaml'

/** The real content in a folder of its own, with one text of one file replaced by another. */
function copyContent(file?: string, from: string | RegExp = '', to = ''): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-content-'))
  copies.push(folder)
  cpSync(path.join(root, 'content'), folder, { recursive: true })
  if (file) {
    const before = readFileSync(path.join(folder, file), 'utf8')
    const after = before.replace(from, to)
    assert.notEqual(after, before, `${file} does not hold ${from}: mend this test`)
    writeFileSync(path.join(folder, file), after)
  }
  return folder
}

/** What is said of the content: "publications/003-….yaml: field message". */
function problems(folder: string): string[] {
  return readContent(folder).errors.map(({ file, field, message }) =>
    `${path.relative(folder, path.join(root, file))}: ${field} ${message}`)
}

const afterEditing = (file: string, from: string | RegExp, to: string) =>
  problems(copyContent(file, from, to))

test('the editors’ content as it stands has nothing wrong', () => {
  assert.deepEqual(problems(copyContent()), [])
})

test('an editor who takes the end of a suspension for a date of joining is told', () => {
  const found = afterEditing('states/HND.yaml', 'since: null', 'since: "2011-06"')
  assert.deepEqual(found, ['states/HND.yaml: statuses has a member since the end of a suspension: ' +
    'that is no date of joining'])
})

test('an editor who forgets Portuguese is told where', () => {
  const found = afterEditing(guide, /(description:\n(?: {2}.*\n){2}) {2}pt: .*\n/, '$1')
  assert.deepEqual(found, [`${guide}: description.pt is missing`])
})

test('an editor who leaves a text empty is told where', () => {
  assert.deepEqual(afterEditing(guide, /(description:\n {2}en: ).*\n/, '$1""\n'),
    [`${guide}: description.en is empty`])
})

test('an editor who pastes the English sentence as Spanish is asked to translate it', () => {
  assert.deepEqual(afterEditing(guide, /(description:\n {2}en: (.*)\n {2}es: ).*\n/, '$1$2\n'),
    [`${guide}: description is the same in two languages: translate it`])
})

test('an editor who gives no source is told where', () => {
  assert.deepEqual(afterEditing(guide, /sources:\n(?: {2}- .*\n?)+/, 'sources: []\n'),
    [`${guide}: sources has no source`])
})

test('a State’s standing without a source is told by its place in the list', () => {
  const found = afterEditing('states/CUB.yaml', / {4}sources:\n {6}- .*\n/, '    sources: []\n')
  assert.deepEqual(found, ['states/CUB.yaml: statuses.0.sources has no source'])
})

test('an editor who mistypes the address of a source is told where', () => {
  assert.deepEqual(afterEditing(guide, /(sources:\n {2}- url: ).*\n/, '$1"www.oas.org"\n'),
    [`${guide}: sources.0.url is not a web address`])
})

test('a publication about a topic that does not exist is reported with the topic', () => {
  assert.deepEqual(afterEditing(guide, /topics: \[.*\]/, 'topics: [traficking]'),
    [`${guide}: topics "traficking" does not exist`])
})

test('a project in a country that does not exist is reported with the country', () => {
  assert.deepEqual(afterEditing(roadmap, /states: \[.*\]/, 'states: [BLZ, XYZ]'),
    [`${roadmap}: states "XYZ" does not exist`])
})

test('a body below one that does not exist is reported', () => {
  assert.deepEqual(afterEditing('bodies/mem.yaml', 'parent: cicad', 'parent: cicat'),
    ['bodies/mem.yaml: parent "cicat" does not exist'])
})

test('bodies that report to each other are reported, both of them', () => {
  assert.deepEqual(afterEditing('bodies/cicad.yaml', 'parent: ga', 'parent: mem'), [
    'bodies/cicad.yaml: parent leads back to "cicad"',
    'bodies/mem.yaml: parent leads back to "mem"',
  ])
})

test('a treaty that names one State twice is reported', () => {
  assert.deepEqual(afterEditing('treaties/A-63.yaml', '{state: BHS,', '{state: ATG,'),
    ['treaties/A-63.yaml: participation.records names one State twice'])
})

test('a date written another way is reported', () => {
  assert.deepEqual(afterEditing(guide, 'date: "2024-03"', 'date: "March 2024"'),
    [`${guide}: date is not a date like 2023-09`])
})

test('a day that the calendar does not have is reported', () => {
  assert.deepEqual(afterEditing(guide, 'date: "2024-03"', 'date: "2024-02-30"'),
    [`${guide}: date is not a day of the calendar`])
})

test('a year without quotation marks is explained', () => {
  assert.deepEqual(afterEditing(guide, 'date: "2024-03"', 'date: 2024'),
    [`${guide}: date must be a text (numbers and dates in quotation marks)`])
})

test('a project that ends before it starts is reported', () => {
  assert.deepEqual(afterEditing(roadmap, 'end: null', 'end: 2020'), [`${roadmap}: end is before start`])
})

test('a State’s standing must begin with the present one', () => {
  assert.deepEqual(afterEditing('states/NIC.yaml', 'until: null', 'until: "2024"'),
    ['states/NIC.yaml: statuses must begin with the present one, which has no end'])
})

test('a number that two publications claim is reported with both files', () => {
  const other = 'publications/004-how-to-develop-a-national-drug-policy.yaml'
  const found = afterEditing(other, 'id: 4', 'id: 3')
  assert.equal(found.length, 2)
  assert.match(found[0] ?? '', /^publications\/004-.*: id 3 is used twice: also in .*003-guide/)
  assert.equal(found[1], `${other}: id 3 is not what the file is called`)
})

test('a field that records do not have is reported by its name', () => {
  assert.deepEqual(afterEditing(guide, 'symbol: null', 'symbol: null\nsymbl: "CP/doc.1"'),
    [`${guide}: symbl is not a field of these records`])
})

test('a kind of publication that does not exist is answered with those that do', () => {
  const [found] = afterEditing(guide, 'type: guide', 'type: gide')
  assert.match(found ?? '', /003-.*: type must be one of: agenda, .*guide, .*work-plan$/)
})

test('“only in Spanish” beside an English edition is a contradiction', () => {
  const english = 'editions:\n  - {language: en, status: official, basis: stated}\n'
  assert.deepEqual(afterEditing(guide, 'editions:\n', english),
    [`${guide}: onlyIn contradicts editions, which has another language`])
})

test('a file that is not YAML is reported with its line', () => {
  const [found] = afterEditing(guide, 'department: dsp', 'department: [dsp')
  assert.match(found ?? '', /^publications\/003-.*at line \d+/)
})

test('a partner that all languages write alike is named once, any other in four languages', () => {
  const folder = copyContent(guide, 'partners: []',
    'partners:\n  - "Microsoft"\n  - {en: "Canada", es: "Canadá", pt: "Canadá", fr: "Canada"}')
  const found = readContent(folder).library.publications.find(({ id }) => id === 3)
  assert.deepEqual(found?.partners.map(({ es }) => es), ['Microsoft', 'Canadá'])
  assert.deepEqual(afterEditing(guide, 'partners: []', 'partners: [{en: "Canada", es: "Canadá"}]'),
    [`${guide}: partners.0 is neither a name nor a text in four languages`])
})

test('a French text typed with ordinary spaces gets those that do not break', () => {
  const typed = '$1"Aide : oui ?"\n'
  const folder = copyContent(guide, /(description:\n(?: {2}.*\n){3} {2}fr: ).*\n/, typed)
  const found = readContent(folder).library.publications.find(({ id }) => id === 3)
  assert.equal(found?.description.fr, 'Aide\u202f: oui\u202f?')
})

test('the command tells how many records there are and what is not known, and ends well', () => {
  const { status, stdout, stderr } = check(copyContent())
  assert.equal(status, 0, stderr)
  assert.match(stdout, /^35 States, 70 observers, 62 bodies, .*131 publications, 56 projects/)
  assert.match(stdout, /, 20 indicators, 25 series, 200 exercise items\n/)
  assert.match(stdout, /publications of low confidence\n {8}11 18\n/)
})

test('the command ends badly when a record is wrong, or the site’s own names are', () => {
  const record = check(copyContent(guide, 'department: dsp', 'department: dps'))
  assert.equal(record.status, 1)
  assert.match(record.stderr, /^\n1 error:\n.*003-guide.*: department must be one of: cicad/m)
  const site = check(copyContent('site/site.yaml', 'contact: null', 'contact: nobody'))
  assert.equal(site.status, 1)
  assert.match(site.stderr, /site\.yaml: contact /)
})

function check(folder: string) {
  return spawnSync(path.join(root, 'bin/content'), ['check', folder], { encoding: 'utf8' })
}
