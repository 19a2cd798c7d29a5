// Files inside a zip archive: read within limits, piece by piece, so that an archive that unpacks
// to far more than it holds stops the reading and not the machine.
import { Unzip, UnzipInflate, unzipSync } from 'fflate'
import { WrongFile } from './wrong-file.ts'

const PIECE = 65_536

/** The names of the files in an archive. Throws WrongFile when it is damaged or cut off. */
export function listEntries(archive: Uint8Array): string[] {
  const names: string[] = []
  try {
    unzipSync(archive, { filter: ({ name }) => { names.push(name); return false } })
  } catch {
    throw new WrongFile('is a zip archive that is damaged or cut off. Fetch it again.')
  }
  return names.filter((name) => !name.endsWith('/'))
}

/**
 * The bytes of the entries that `wanted` names. Throws WrongFile beyond `bytesMax`: entries are
 * unpacked for it, because the sizes that an archive declares need not be true.
 */
export async function* readEntries(
  archive: Uint8Array,
  { wanted, bytesMax }: { wanted: (name: string) => boolean, bytesMax: number },
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let unfinished = 0
  const unzip = new Unzip((entry) => {
    if (!wanted(entry.name)) return
    unfinished += 1
    entry.ondata = (error, piece, final) => {
      if (error) throw error
      ready.push(piece)
      if (final) unfinished -= 1
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  let bytes = 0
  for (let start = 0; start < archive.length; start += PIECE) {
    push(unzip, archive.subarray(start, start + PIECE), start + PIECE >= archive.length)
    for (const piece of ready.splice(0)) {
      bytes += piece.length
      if (bytes > bytesMax) throw new WrongFile(
        'unpacks to more than can be read. Take out of it the one file that holds the figures.')
      if (piece.length > 0) yield piece
    }
  }
  if (unfinished > 0) throw new WrongFile('is a zip archive that is cut off. Fetch it again.')
}

function push(unzip: Unzip, piece: Uint8Array, final: boolean) {
  try {
    unzip.push(piece, final)
  } catch {
    throw new WrongFile('is a zip archive that is damaged or packed in an unusual way. Unpack it and give the file in it.')
  }
}
