// Loads one file: reads it whole, says what would change or what is wrong, and then writes all of
// it in one transaction, or nothing.
import path from 'node:path'
import { editor } from '../../../kernel/access/actor.ts'
import type { Database } from '../../../kernel/database/database.ts'
import { read, write } from '../../../kernel/database/transaction.ts'
import { Conflict } from '../../../kernel/http/problem.ts'
import {
  addRelease, compareRelease, type Difference, listFingerprints, type NewRelease,
} from '../releases/queries.ts'
import { findDoubts } from './doubts.ts'
import type { Parsed } from './gather.ts'
import { type Reading, readFile, readWorld } from './reading.ts'
import { describeDifference, describeParsed, type Say, writeReport } from './report.ts'
import { WrongFile } from './wrong-file.ts'

export type LoadOptions = {
  /** "2026-07-12"; left out = the date that stands in the file above its header. */
  released: string | undefined
  vintage: string | undefined
  complete: boolean
  dryRun: boolean
  allowRejected: boolean
  /** A new file for all rejected rows. */
  report: string | undefined
}

const actor = editor('observatory', 'bin/observatory')

/** Loads a file or says why not, through `say`. Returns whether it is loaded (or would be). */
export async function loadFile(
  database: Database, { file, reading, options, say }: {
    file: string, reading: Reading, options: LoadOptions, say: Say,
  },
): Promise<boolean> {
  try {
    const world = await read(database, actor, readWorld)
    const { parsed, sha256 } = await readFile(file, { reading, world })
    describeParsed(parsed, say)
    if (options.report !== undefined) writeReport(options.report, parsed.rejected)
    await sayDoubts(database, { parsed, say })
    const released = options.released ?? parsed.dated
    refuse(parsed, { options, released })
    await writeAll(database, {
      releases: releasesOf(parsed, {
        released: released ?? '', complete: options.complete, sha256,
        vintage: options.vintage ?? path.basename(file),
      }),
      dryRun: options.dryRun, say,
    })
    const problem = problemOf(parsed, options)
    if (problem !== undefined) say(`${file}: ${problem}`)
    return problem === undefined
  } catch (error) {
    if (!(error instanceof WrongFile || error instanceof Conflict)) throw error
    say(`${file}: ${error.message}`)
    return false
  }
}

async function sayDoubts(database: Database, { parsed, say }: { parsed: Parsed, say: Say }) {
  const doubts = await read(database, actor, (reader) => findDoubts(reader, parsed.figures))
  for (const doubt of doubts.slice(0, 20)) say(`Doubtful: ${doubt}`)
  if (doubts.length > 20) say(`Doubtful: ${doubts.length - 20} more like these.`)
}

function refuse(
  parsed: Parsed, { options, released }: { options: LoadOptions, released: string | undefined },
) {
  const { figures } = parsed
  const problem = problemOf(parsed, options)
  // A dry run goes on, to show what the rest would change.
  if (problem !== undefined && !options.dryRun) throw new WrongFile(problem)
  if (figures.length === 0) throw new WrongFile('holds no figure that feeds a series.')
  if (released === undefined) throw new WrongFile(
    'does not say when it was released. Say it with --released 2026-07-12.')
}

function problemOf({ rejected }: Parsed, options: LoadOptions): string | undefined {
  if (rejected.length === 0) return undefined
  if (!options.allowRejected) {
    return 'nothing is loaded while rows are rejected. Correct them, or leave them out with --allow-rejected.'
  }
  return options.complete
    ? '--complete would withdraw the figures whose rows are rejected. Leave it out, or correct the rows.'
    : undefined
}

function releasesOf(
  { figures }: Parsed, about: Pick<NewRelease, 'released' | 'complete' | 'sha256' | 'vintage'>,
): NewRelease[] {
  return [...Map.groupBy(figures, ({ series }) => series)].map(([series, own]) => ({
    ...about, series, origin: 'loaded',
    figures: own.map(({ series: _series, line: _line, ...figure }) => figure),
  }))
}

async function writeAll(
  database: Database, { releases, dryRun, say }: {
    releases: NewRelease[], dryRun: boolean, say: Say,
  },
): Promise<void> {
  const known = await read(database, actor, listFingerprints)
  const isNew = ({ series, released, sha256 }: NewRelease) =>
    known.get(`${series} ${released}`) !== sha256
  for (const { series, released } of releases.filter((one) => !isNew(one))) {
    say(`${series}: this very file was loaded as the release of ${released}. Nothing to do.`)
  }
  const differences = dryRun
    ? await read(database, actor, (reader) =>
      each(releases.filter(isNew), (one) => compareRelease(reader, one)))
    : await write(database, actor, (writer) =>
      each(releases.filter(isNew), (one) => addRelease(writer, one)))
  for (const [{ series, released }, difference] of differences) {
    describeDifference(difference, { series, released, say })
  }
  if (dryRun) say('Nothing was written: this was a dry run.')
  else if (differences.length > 0) say('Loaded.')
}

// One after the other: they share a connection.
async function each(
  releases: NewRelease[], work: (release: NewRelease) => Promise<Difference>,
): Promise<[NewRelease, Difference][]> {
  const done: [NewRelease, Difference][] = []
  for (const release of releases) done.push([release, await work(release)])
  return done
}
