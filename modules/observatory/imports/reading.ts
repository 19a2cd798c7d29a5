// How a file is read: as an official download, or as figures of one series in one of two forms.
import type { Reader } from '../../../kernel/database/transaction.ts'
import { listAreas } from '../areas/queries.ts'
import { listIndicators, listSeries } from '../indicators/queries.ts'
import { codesOf, type Format, type Target, type World } from './figure.ts'
import { openFile } from './file.ts'
import { gather, type Parsed } from './gather.ts'
import type { Row } from './rows.ts'
import { tidyFormat, type Where } from './tidy.ts'
import { WrongFile } from './wrong-file.ts'

export type Reading =
  | { kind: 'import', format: Format }
  | { kind: 'load', series: string, where: Where[] }

/** What importers know: the areas and series of this machine. */
export async function readWorld(reader: Reader): Promise<World> {
  const [areas, indicators, series] = [
    await listAreas(reader), await listIndicators(reader), await listSeries(reader),
  ]
  const targets = new Map<string, Target>(series.flatMap(({ id, indicator }) => {
    const found = indicators.find((one) => one.id === indicator)
    return found ? [[id, { id, unit: found.unit, dimensions: found.dimensions }]] : []
  }))
  return { areas: codesOf(areas), targets, year: String(new Date().getUTCFullYear()) }
}

/** Reads a whole file. Throws WrongFile. */
export async function readFile(
  file: string, { reading, world }: { reading: Reading, world: World },
): Promise<{ parsed: Parsed, sha256: string }> {
  if (reading.kind === 'import') {
    const { rows, sha256 } = await openFile(file, reading.format)
    const parsed = await gather(rows, { format: reading.format, world })
    return { parsed, sha256: sha256() }
  }
  const target = world.targets.get(reading.series)
  if (!target) throw new WrongFile(
    `there is no series ${reading.series}. Series are described in content/observatory/series.`)
  const { rows, sha256 } = await openFile(file, { entry: /\.csv$/i })
  const { own, all } = await tellForm(rows)
  const format = tidyFormat(target, { own, where: reading.where })
  const parsed = await gather(all, { format, world })
  return { parsed, sha256: sha256() }
}

// The first row tells the project's own form from the wider one.
async function tellForm(rows: AsyncIterable<Row>) {
  const iterator = rows[Symbol.asyncIterator]()
  const first = await iterator.next()
  const names = first.done ? [] : first.value.cells.map((name) => name.trim().toLowerCase())
  async function* again(): AsyncGenerator<Row> {
    try {
      if (!first.done) yield first.value
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { own: names.includes('area') || names.includes('period'), all: again() }
}
