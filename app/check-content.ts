// bin/content check: proves that every record is complete, sourced, in four languages and well
// linked, and prints what is not known.
import { readContent } from './content.ts'
import { readSettings } from './settings.ts'
import { findGaps } from './content-gaps.ts'

const { contentFolder } = readSettings({})
const content = readContent(contentFolder)
const { directory, library, cooperation, errors } = content
const counts = {
  States: directory.states.length,
  bodies: directory.bodies.length,
  topics: directory.topics.length,
  treaties: directory.treaties.length,
  publications: library.publications.length,
  projects: cooperation.projects.length,
}
console.log(Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', '))
console.log('\nNot known (shown as unknown on the pages):')
for (const [what, count] of findGaps(content)) console.log(`  ${String(count).padStart(4)}  ${what}`)
if (errors.length > 0) {
  console.error(`\n${errors.length} errors:`)
  for (const { file, field, message } of errors) console.error(`  ${file}: ${field} ${message}`)
  process.exitCode = 1
} else {
  console.log('\nEvery record is complete, sourced, in four languages, and every link leads somewhere.')
}
