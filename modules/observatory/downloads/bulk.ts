// The whole observatory in one archive, made once for each state of the figures.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { type Listing, listWhole } from './catalogue.ts'
import { codeBookOf } from './code-book.ts'
import { csvOf } from './csv.ts'
import { texts } from './messages.ts'
import { metadataOf } from './metadata.ts'
import { packageOf } from './package.ts'
import { readTable, type Site } from './read.ts'
import { fileName, type Publisher } from './table.ts'
import type { ZipFile } from './zip.ts'

const whole = {
  areas: undefined, from: undefined, to: undefined, cut: undefined, asOf: undefined,
}

/** The files, one after the other: only the figures of one series are in memory at a time. */
export async function* bulkFiles(
  reader: Reader, { listing, site, publisher }: {
    listing: Listing, site: Site, publisher: Publisher,
  },
): AsyncGenerator<ZipFile> {
  const { language, origin } = site
  const day = listing.releases[0]?.released ?? ''
  const { bulkTitle, bulk, terms } = texts(language).readme
  yield { name: 'readme.md', day, text: `# ${bulkTitle}\n\n${bulk}\n\n${terms}\n` }
  yield { name: 'codebook.csv', day, text: codeBookOf(language, listing) }
  const text = packageOf(listing, { language, origin, publisher, place: 'archive' })
  yield { name: 'datapackage.json', day, text }
  for (const { series, indicator, releases } of listWhole(listing)) {
    const offer = { indicator, series: [series], areas: listing.areas }
    const table = await readTable(reader, { offer, choice: { ...whole, series }, site })
    const own = releases[0]?.released ?? day
    yield { name: fileName(table, 'csv'), day: own, text: csvOf(table) }
    yield { name: fileName(table, 'metadata.json'), day: own, text: metadataOf(table) }
  }
}
