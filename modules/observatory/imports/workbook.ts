// The sheets of an Excel workbook (.xlsx) as rows of text.
import readWorkbook from 'read-excel-file/node'
import { readEntries } from './archive.ts'
import type { Row } from './rows.ts'
import { type Limits, limits as usual, WrongFile } from './wrong-file.ts'

/** All rows of all sheets, in order; empty rows are left out. Throws WrongFile. */
export async function* readWorkbookRows(
  bytes: Buffer, limits: Limits = usual,
): AsyncGenerator<Row> {
  await measure(bytes, limits)
  for (const { sheet, data } of await open(bytes)) {
    for (const [index, cells] of data.entries()) {
      const texts = cells.map(textOf)
      if (texts.some((text) => text !== '')) yield { line: index + 1, cells: texts, sheet }
    }
  }
}

// The library unpacks everything at once: what it would unpack is counted before.
async function measure(bytes: Uint8Array, { workbookBytes: bytesMax }: Limits) {
  const pieces = readEntries(bytes, { wanted: (name) => /\.(xml|rels)$/.test(name), bytesMax })
  for await (const piece of pieces) void piece
}

async function open(bytes: Buffer) {
  try {
    return await readWorkbook(bytes)
  } catch {
    throw new WrongFile('is an Excel workbook that cannot be read. Open it, save it again as .xlsx, or save the sheet as CSV UTF-8.')
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return cell === null || cell === undefined ? '' : String(cell).trim()
}
