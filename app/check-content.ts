// bin/content check [FOLDER]: proves that every record is complete, sourced, in four languages and
// well linked, and prints what is not known.
import path from 'node:path'
import { readRecord } from '../kernel/content/records.ts'
import { checkFigures } from '../modules/observatory/observatory.ts'
import { readContent } from './content.ts'
import { describeGap, findGaps } from './content-gaps.ts'
import { readWorld } from './world.ts'
import { siteRecord } from './portal/site.ts'
import { readSettings } from './settings.ts'

const folder = process.argv[2] ?? readSettings({}).contentFolder
const content = readContent(folder)
const site = readRecord(path.join(folder, 'site/site.yaml'), siteRecord)
const { directory, library, observatory, cooperation } = content
const world = readWorld()
const errors = [
  ...content.errors, ...site.errors, ...checkFigures(observatory), ...world.errors,
]
const counts = {
  States: directory.states.length,
  observers: directory.observers?.names.length ?? 0,
  bodies: directory.bodies.length,
  topics: directory.topics.length,
  treaties: directory.treaties.length,
  publications: library.publications.length,
  projects: cooperation.projects.length,
  indicators: observatory.indicators.length,
  series: observatory.series.length,
  'exercise items': world.items.length,
}
console.log(Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', '))
console.log('\nNot known (shown as unknown on the pages), with the identifiers of the records:')
for (const gap of findGaps(content)) console.log(describeGap(gap).join('\n'))
if (errors.length > 0) {
  console.error(`\n${errors.length} ${errors.length === 1 ? 'error' : 'errors'}:`)
  for (const { file, field, message } of errors) console.error(`  ${file}: ${field} ${message}`)
  process.exitCode = 1
} else {
  console.log('\nEvery record is complete, sourced, in four languages, and every link leads somewhere.')
}
