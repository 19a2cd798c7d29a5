// What is known of a figure, and since when: releases added one after another, on both engines.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type Actor, editor, visitor } from '../../../kernel/access/actor.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { Conflict, NotFound } from '../../../kernel/http/problem.ts'
import { openMigrated, type TestDatabase } from '../../../tests/support/engine.ts'
import { syncAreas, syncGroups } from '../areas/queries.ts'
import {
  getIndicator, getSource, listIndicators, listReleases, listSeries, listSources,
  setLicenceOption, syncIndicators,
} from '../indicators/queries.ts'
import type { Observation } from './observation.ts'
import {
  listChanges, listCoverage, listCuts, listLatest, listMedians, listObservations, listVersions,
  readSelection, type Selection,
} from './queries.ts'
import { addRelease, compareRelease, type NewRelease } from '../releases/queries.ts'

const actor = editor('tests', 'observations.engine.test')
const text = { en: 'x', es: 'x', pt: 'x', fr: 'x' }
let opened: TestDatabase
before(async () => { opened = await openMigrated() })
after(() => opened.end())

// Every test begins with three areas, a clear source, one under an unclear licence, and no figure.
beforeEach(() => write(opened.database, actor, async (writer) => {
  await syncIndicators(writer, { sources: [], indicators: [], series: [] })
  await syncAreas(writer, ['BRA', 'HND', 'MEX'].map((id) =>
    ({ id, kind: 'state' as const, name: text, sourceCodes: [], sources: [] })))
  const source = (id: string, licenceStatus: 'clear' | 'unclear') => ({
    id, producer: id, dataset: text, url: 'https://example.org', retrieved: '2026-07-12',
    licence: 'x', licenceUrl: null, licenceStatus, licenceNote: null, demands: 'x', sources: [],
  })
  const indicator = (id: string) => ({
    id, position: 1, theme: 'homicide' as const, title: text, definition: text, method: text,
    unit: 'per-100000' as const, decimals: 1, codes: [], topics: [], dimensions: [],
    additive: false, trend: true, finding: null, sources: [],
  })
  const series = (indicatorId: string, sourceId: string) => ({
    id: `${indicatorId}.${sourceId}`, indicator: indicatorId, source: sourceId, position: 1,
    note: null, remarks: [{
      kind: 'doubt' as const, areas: null, since: null, until: null, text, source: null,
    }], releases: [],
  })
  await syncIndicators(writer, {
    sources: [source('wdi', 'clear'), source('unodc', 'unclear')],
    indicators: [indicator('rate'), indicator('count')],
    series: [series('rate', 'wdi'), series('rate', 'unodc'), series('count', 'unodc')],
  })
  await setLicenceOption(writer, 'show')
}))

/** "HND 2023 31.1", "HND 2023 sex=female 3", "HND 2023 suppressed". */
function figure(line: string): Observation {
  const [area = '', period = '', ...rest] = line.split(' ')
  const last = rest.pop() ?? ''
  const isValue = /^[\d.]+$/.test(last)
  return {
    area, period, cut: rest[0] ?? '', value: isValue ? Number(last) : null,
    missing: isValue ? null : last as Observation['missing'], flag: null, note: null,
  }
}

type More = Partial<NewRelease>

const release = (released: string, lines: string[], more: More = {}): NewRelease => ({
  series: 'rate.wdi', released, vintage: `of ${released}`, origin: 'content', sha256: released,
  complete: false, figures: lines.map(figure), ...more,
})

const add = (released: string, lines: string[], more: More = {}) =>
  write(opened.database, actor, (writer) => addRelease(writer, release(released, lines, more)))

async function known(selection: Selection = {}, who: Actor = actor): Promise<string[]> {
  const rows = await read(opened.database, who, (reader) =>
    readSelection(reader, { series: ['rate.wdi'], cuts: 'all', ...selection }))
  return rows.map(({ area, period, cut, value, missing }) =>
    [area, period, cut, value ?? missing].filter((part) => part !== '').join(' '))
}

const counts = ({ added, changed, withdrawn, unchanged }: Record<string, unknown>) =>
  [added, changed, withdrawn, unchanged]

test('the first release of a series adds every figure, missing ones with their reason', async () => {
  const difference = await add('2025-05-14', ['HND 2023 31.1', 'MEX 2023 suppressed'])
  assert.deepEqual(counts(difference), [2, 0, 0, 0])
  assert.deepEqual(await known(), ['HND 2023 31.1', 'MEX 2023 suppressed'])
})

test('a revision changes what differs and nothing else, and says what it changed', async () => {
  await add('2025-05-14', ['HND 2022 35.1', 'HND 2023 31.1'])
  const difference = await add('2026-07-12', ['HND 2022 35.1', 'HND 2023 31.4', 'MEX 2023 24.9'])
  assert.deepEqual(counts(difference), [1, 1, 0, 1])
  assert.deepEqual(difference.examples.map(({ area, period, before: was, after: is }) =>
    [area, period, was, is]), [['HND', '2023', 31.1, 31.4]])
  assert.deepEqual(await known(), ['HND 2022 35.1', 'HND 2023 31.4', 'MEX 2023 24.9'])
})

test('what the comparison foretells is what adding does', async () => {
  await add('2025-05-14', ['HND 2022 35.1', 'HND 2023 31.1', 'MEX 2023 1'])
  const next = release('2026-07-12', ['HND 2023 31.4', 'BRA 2023 9'], { complete: true })
  const foretold = await read(opened.database, actor, (reader) => compareRelease(reader, next))
  const done = await write(opened.database, actor, (writer) => addRelease(writer, next))
  assert.deepEqual(done, foretold)
  assert.deepEqual(counts(done), [1, 1, 2, 0])
})

test('comparing changes nothing', async () => {
  await add('2025-05-14', ['HND 2023 31.1'])
  await read(opened.database, actor, (reader) =>
    compareRelease(reader, release('2026-07-12', ['HND 2023 40'])))
  assert.deepEqual(await known(), ['HND 2023 31.1'])
})

test('a new flag, note or reason on the same value is a revision too', async () => {
  await add('2025-05-14', ['HND 2023 31.1', 'MEX 2023 suppressed'])
  const flagged = { ...figure('HND 2023 31.1'), flag: 'provisional' as const }
  const reasoned = { ...figure('MEX 2023 not-collected'), note: '<5' }
  const difference = await add('2026-07-12', [], { figures: [flagged, reasoned] })
  assert.deepEqual(counts(difference), [0, 2, 0, 0])
})

test('an incomplete release leaves what it does not hold as it was', async () => {
  await add('2025-05-14', ['HND 2022 35.1', 'MEX 2022 25'])
  assert.deepEqual(counts(await add('2026-07-12', ['HND 2022 36'])), [0, 1, 0, 1])
  assert.deepEqual(await known(), ['HND 2022 36', 'MEX 2022 25'])
})

test('a complete release withdraws what it does not hold, with the reason', async () => {
  await add('2025-05-14', ['HND 2022 35.1', 'MEX 2022 25'])
  await add('2026-07-12', ['HND 2022 35.1'], { complete: true })
  assert.deepEqual(await known(), ['HND 2022 35.1', 'MEX 2022 withdrawn'])
})

test('a withdrawn figure is withdrawn once, and can come back', async () => {
  await add('2024-01-01', ['HND 2022 35.1', 'MEX 2022 25'])
  await add('2025-01-01', ['HND 2022 35.1'], { complete: true })
  assert.deepEqual(counts(await add('2026-01-01', ['HND 2022 35.1'], { complete: true })),
    [0, 0, 0, 2])
  assert.deepEqual(counts(await add('2026-02-01', ['MEX 2022 26'])), [0, 1, 0, 1])
  assert.deepEqual(await known(), ['HND 2022 35.1', 'MEX 2022 26'])
  assert.deepEqual(await known({ asOf: '2025-06-01' }), ['HND 2022 35.1', 'MEX 2022 withdrawn'])
})

test('who asks for a day sees what was known at its end', async () => {
  await add('2025-05-14', ['HND 2023 31.1'])
  await add('2026-07-12', ['HND 2023 31.4', 'MEX 2023 24.9'])
  const on = (asOf: string) => known({ asOf })
  assert.deepEqual(await on('2025-05-13'), [])
  assert.deepEqual(await on('2025-05-14'), ['HND 2023 31.1'])
  assert.deepEqual(await on('2026-07-11'), ['HND 2023 31.1'])
  assert.deepEqual(await on('2026-07-12'), ['HND 2023 31.4', 'MEX 2023 24.9'])
  assert.deepEqual(await on('2999-12-31'), await known())
})

test('the earliest and the latest day a calendar can write are days like others', async () => {
  await add('2025-05-14', ['HND 2023 31.1'])
  assert.deepEqual(await known({ asOf: '0000-01-01' }), [])
  assert.deepEqual(await known({ asOf: '9999-12-31' }), ['HND 2023 31.1'])
})

test('a second release of the same day is refused, and nothing of it stays', async () => {
  await add('2026-07-12', ['HND 2023 31.1'])
  await assert.rejects(add('2026-07-12', ['HND 2023 99']), Conflict)
  assert.deepEqual(await known(), ['HND 2023 31.1'])
})

test('an older release than the newest is refused', async () => {
  await add('2026-07-12', ['HND 2023 31.1'])
  await assert.rejects(add('2025-05-14', ['HND 2022 35.1']), Conflict)
  assert.deepEqual(await known(), ['HND 2023 31.1'])
})

test('the order of releases is one of each series, not of all', async () => {
  await add('2026-07-12', ['HND 2023 31.1'])
  await add('2025-05-14', ['HND 2023 30'], { series: 'rate.unodc' })
  assert.deepEqual(await known({ series: ['rate.unodc'] }), ['HND 2023 30'])
})

test('a release that fails half-way leaves no figure and no release behind', async () => {
  await add('2025-05-14', ['HND 2023 31.1'])
  await assert.rejects(add('2026-07-12', ['HND 2023 40', 'ZZZ 2023 5']))
  assert.deepEqual(await known(), ['HND 2023 31.1'])
  const releases = await read(opened.database, actor, (reader) =>
    listReleases(reader, { series: 'rate.wdi' }))
  assert.deepEqual(releases.map(({ released }) => released), ['2025-05-14'])
})

test('a value beside a reason for having none is refused by the database itself', async () => {
  const both = { ...figure('HND 2023 1'), missing: 'suppressed' as const }
  await assert.rejects(add('2026-07-12', [], { figures: [both] }))
  assert.deepEqual(await known(), [])
})

test('every version of a figure can be read, the newest first', async () => {
  await add('2024-01-01', ['HND 2023 31.1', 'HND 2022 8'])
  await add('2025-01-01', ['HND 2023 31.4'])
  await add('2026-01-01', ['HND 2022 8'], { complete: true })
  const versions = await read(opened.database, actor, (reader) =>
    listVersions(reader, { series: 'rate.wdi', area: 'HND', period: '2023' }))
  assert.deepEqual(versions.map(({ released, value, missing }) => [released, value ?? missing]),
    [['2026-01-01', 'withdrawn'], ['2025-01-01', 31.4], ['2024-01-01', 31.1]])
})

test('a list of changes has revisions and withdrawals, and additions where they are asked for', async () => {
  await add('2025-01-01', ['HND 2022 8', 'HND 2023 31.1'])
  await add('2026-01-01', ['HND 2023 31.4', 'MEX 2023 2'], { complete: true })
  const changes = (added: boolean, area?: string) => read(opened.database, actor, async (reader) =>
    (await listChanges(reader, { series: ['rate.wdi'], area, released: '2026-01-01', added }))
      .map((one) => [one.kind, one.area, one.period, one.before, one.after]))
  assert.deepEqual(await changes(false), [
    ['changed', 'HND', '2023', 31.1, 31.4], ['withdrawn', 'HND', '2022', 8, null],
  ])
  assert.deepEqual(await changes(true, 'MEX'), [['added', 'MEX', '2023', null, 2]])
})

test('a selection narrows by area, time and category, and months belong to their year', async () => {
  await add('2026-01-01', [
    'HND 2022-12 1', 'HND 2023-01 2', 'HND 2023-12 3', 'HND 2024-01 4', 'MEX 2023-05 5',
    'HND 2023-01 sex=female 6',
  ])
  assert.deepEqual(await known({ areas: ['HND'], from: '2023', to: '2023', cuts: [''] }),
    ['HND 2023-01 2', 'HND 2023-12 3'])
  assert.deepEqual(await known({ to: '2023-01', cuts: [''] }), ['HND 2022-12 1', 'HND 2023-01 2'])
  assert.deepEqual(await known({ cuts: ['sex=female'] }), ['HND 2023-01 sex=female 6'])
  assert.deepEqual(await known({ areas: [] }), [])
})

test('a list read page by page gives every figure once, in one order', async () => {
  const lines = ['BRA 2022 1', 'BRA 2023 2', 'BRA 2023 age=15-29 3', 'BRA 2023 sex=female 4',
    'HND 2021 5', 'HND 2023-01 6', 'MEX 2023 7']
  await add('2026-01-01', lines)
  const pages = await read(opened.database, actor, async (reader) => {
    const found = []
    for (;;) {
      const last = found.at(-1)
      const page = await listObservations(reader, { series: ['rate.wdi'], cuts: 'all' }, {
        after: last && [last.series, last.area, last.cut, last.period], limit: 2,
      })
      if (page.length === 0) return found
      found.push(...page)
    }
  })
  assert.deepEqual(pages.map(({ value }) => value).toSorted(), [1, 2, 3, 4, 5, 6, 7])
  const whole = await read(opened.database, actor, (reader) =>
    readSelection(reader, { series: ['rate.wdi'], cuts: 'all' }))
  assert.deepEqual(pages, whole)
})

test('the latest figure of an area is its newest known one, never a projection', async () => {
  const projection = { ...figure('HND 2030 50'), flag: 'projection' as const }
  await add('2026-01-01', [], {
    figures: [...['HND 2022 8', 'HND 2023 suppressed', 'MEX 2021 3'].map(figure), projection],
  })
  const latest = await read(opened.database, actor, (reader) =>
    listLatest(reader, { series: ['rate.wdi'] }))
  assert.deepEqual(latest.map(({ area, period }) => `${area} ${period}`), ['HND 2022', 'MEX 2021'])
})

test('the median of a group counts the members of each time, months included', async () => {
  await write(opened.database, actor, (writer) => syncGroups(writer, [{
    id: 'some', position: 1, name: text, description: text, sources: [], members: [
      { area: 'HND', since: null, until: null }, { area: 'MEX', since: '2023-09-20', until: null },
      { area: 'BRA', since: null, until: '2023' },
    ],
  }]))
  await add('2026-01-01', [
    'HND 2022 1', 'MEX 2022 2', 'BRA 2022 5', 'HND 2023 1', 'MEX 2023 2', 'BRA 2023 5',
    'HND 2023-08 1', 'MEX 2023-08 2', 'HND 2023-09 1', 'MEX 2023-09 2', 'MEX 2024 withdrawn',
  ])
  const medians = await read(opened.database, actor, (reader) =>
    listMedians(reader, { group: 'some', cuts: [''] }))
  assert.deepEqual(
    medians.map(({ period, median, count }) => `${period}: ${median} of ${count}`).toSorted(),
    ['2022: 3 of 2', '2023-08: 1 of 1', '2023-09: 1.5 of 2', '2023: 1.5 of 2'])
})

test('of a source under an unclear licence a visitor sees nothing while the machine hides it', async () => {
  await add('2026-01-01', ['HND 2023 1'])
  await add('2026-01-01', ['HND 2023 2'], { series: 'rate.unodc' })
  await add('2026-01-01', ['HND 2023 3'], { series: 'count.unodc' })
  await write(opened.database, actor, (writer) => setLicenceOption(writer, 'hide'))
  const seen = await read(opened.database, visitor('test'), async (reader) => [
    (await listSources(reader)).map(({ id }) => id),
    (await listIndicators(reader)).map(({ id }) => id),
    (await listSeries(reader)).map(({ id }) => id),
    (await listReleases(reader)).map(({ series }) => series),
    (await listCoverage(reader)).map(({ series }) => series),
    (await listLatest(reader, {})).map(({ series }) => series),
    (await listChanges(reader, { added: true })).map(({ series }) => series),
    (await listObservations(reader, { cuts: 'all' }, { after: undefined, limit: 9 }))
      .map(({ series }) => series),
    [...(await listCuts(reader, { series: ['rate.wdi', 'rate.unodc'] })).keys()],
    (await listMedians(reader, { group: 'none', cuts: [''] })).map(({ series }) => series),
    (await listVersions(reader, { series: 'rate.unodc', area: 'HND', period: '2023' })),
  ])
  assert.deepEqual(seen, [
    ['wdi'], ['rate'], ['rate.wdi'], ['rate.wdi'], ['rate.wdi'], ['rate.wdi'], ['rate.wdi'],
    ['rate.wdi'], ['rate.wdi'], [], [],
  ])
  await read(opened.database, visitor('test'), async (reader) => {
    await assert.rejects(getSource(reader, 'unodc'), NotFound)
    await assert.rejects(getIndicator(reader, 'count'), NotFound)
  })
})

test('while the machine shows such a source, a visitor sees it like any other', async () => {
  await add('2026-01-01', ['HND 2023 2'], { series: 'rate.unodc' })
  assert.deepEqual(await known({ series: ['rate.unodc'] }, visitor('test')), ['HND 2023 2'])
})

test('a visitor cannot add a release', async () => {
  await assert.rejects(write(opened.database, visitor('test'), (writer) =>
    addRelease(writer, release('2026-01-01', ['HND 2023 1']))))
  assert.deepEqual(await known(), [])
})
