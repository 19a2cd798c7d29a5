// Brings the database to what the content files say, figures included.
import { createHash } from 'node:crypto'
import type { Writer } from '../../../kernel/database/transaction.ts'
import { invariant } from '../../../kernel/http/problem.ts'
import { syncAreas, syncGroups } from '../areas/queries.ts'
import { syncClaims } from '../claims/queries.ts'
import { formOf, type ObservatoryContent, readText } from '../content.ts'
import { syncCubes } from '../cubes/queries.ts'
import { syncIndicators } from '../indicators/queries.ts'
import { readFigures } from '../observations/input.ts'
import { addRelease, listFingerprints } from '../releases/queries.ts'

/**
 * Writes what is described, then every release that is not there yet. Throws when a file differs
 * from what was loaded under its date: a correction is a release of its own.
 */
export async function syncObservatory(writer: Writer, content: ObservatoryContent): Promise<void> {
  await syncAreas(writer, content.areas)
  await syncGroups(writer, content.groups)
  await syncIndicators(writer, content)
  await syncClaims(writer, content.claims)
  await syncCubes(writer, content.cubes)
  const fingerprints = await listFingerprints(writer)
  for (const series of content.series) {
    const newest = [...fingerprints.keys()].filter((key) => key.startsWith(`${series.id} `))
      .toSorted().at(-1)?.split(' ')[1] ?? ''
    for (const release of series.releases) {
      const text = readText(content, release.file)
      const sha256 = createHash('sha256').update(text).digest('hex')
      const before = fingerprints.get(`${series.id} ${release.released}`)
      invariant(before === undefined || before === sha256,
        `${release.file} was changed after it had been loaded. Give the correction a new date.`)
      // What this machine has loaded since is newer: an older release would only undo it.
      if (before !== undefined || release.released <= newest) continue
      const { figures, errors } = readFigures(text, formOf(content, series))
      invariant(errors.length === 0, `${release.file}, line ${errors[0]?.line}: ${errors[0]?.message}`)
      const { released, vintage, complete } = release
      await addRelease(writer, {
        series: series.id, released, vintage, complete, origin: 'content', sha256, figures,
      })
    }
  }
}
