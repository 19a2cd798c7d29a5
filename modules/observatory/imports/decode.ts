// From bytes to text. UTF-8 and UTF-16 with its mark are read; every other encoding is refused,
// because the bytes do not say which of them it is and names would be changed silently.
import { WrongFile } from './wrong-file.ts'

const starts: [bytes: number[], sentence: string][] = [
  [[0x25, 0x50, 0x44, 0x46], 'is a PDF. Tables in a PDF cannot be read: look for a CSV or Excel file of the same figures.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'is an old Excel workbook (.xls). Save it as .xlsx or as CSV UTF-8.'],
  [[0x50, 0x4b, 0x03, 0x04], 'holds a zip archive inside another archive. Unpack the outer one first.'],
  [[0x1f, 0x8b], 'holds a gzip file inside another archive. Unpack the outer one first.'],
  [[0x42, 0x5a, 0x68], 'is packed with bzip2. Unpack it first.'],
  [[0xfd, 0x37, 0x7a, 0x58], 'is packed with xz. Unpack it first.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'is a 7z archive. Unpack it first.'],
  [[0x52, 0x61, 0x72, 0x21], 'is a RAR archive. Unpack it first.'],
]

/**
 * Decodes text piece by piece. `bytes` come in pieces of any size. Throws WrongFile where the bytes
 * are no text, with the line.
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let line = 1
  let held = new Uint8Array(0)
  for await (const piece of bytes) {
    const joined = held.length === 0 ? piece : Buffer.concat([held, piece])
    // The mark of the encoding and the kind of file need some bytes to be seen.
    if (decoder === undefined && joined.length < 4) {
      held = new Uint8Array(joined)
      continue
    }
    held = new Uint8Array(0)
    decoder ??= new TextDecoder(encodingOf(joined), { fatal: true })
    const text = decodePiece(decoder, joined, line)
    line += countLines(text)
    yield text
  }
  if (held.length > 0) yield decodePiece(new TextDecoder('utf-8', { fatal: true }), held, line)
  if (decoder) yield finish(decoder, line)
}

/** "utf-8", "utf-16le" or "utf-16be", by the first bytes. Throws WrongFile for what is no text. */
export function encodingOf(first: Uint8Array): string {
  for (const [bytes, sentence] of starts) {
    if (bytes.every((byte, index) => first[index] === byte)) throw new WrongFile(sentence)
  }
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  const sample = first.subarray(0, 4096)
  const zeros = sample.filter((byte) => byte === 0).length
  if (zeros > sample.length / 3 && zeros <= sample.length / 2 + 1) throw new WrongFile(
    'seems to be UTF-16 without the mark that says so. Save it as CSV UTF-8.')
  if (zeros > 0) throw new WrongFile('is not a text: it holds bytes of zero. Give the CSV or the .xlsx file.')
  const text = Buffer.from(sample).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^<(!doctype|html|\?xml)/i.test(text)) throw new WrongFile(
    'is a web page or XML, not a table. The download may have failed: fetch the file again.')
  if (/^[[{]\s*["{[\]}]/.test(text)) throw new WrongFile('is JSON, not a table. Give the CSV or the .xlsx file.')
  return 'utf-8'
}

function decodePiece(decoder: TextDecoder, bytes: Uint8Array, line: number): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    throw new WrongFile(notUtf8(line + linesBeforeFault(bytes)))
  }
}

function finish(decoder: TextDecoder, line: number): string {
  try {
    return decoder.decode()
  } catch {
    throw new WrongFile(notUtf8(line))
  }
}

const notUtf8 = (line: number) =>
  `line ${line} is not UTF-8: the file was probably saved as Windows-1252 or Latin-1. Save it as CSV UTF-8.`

// Lines of the piece that are whole: each is decoded alone, so that the faulty one is found.
function linesBeforeFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let lines = 0
  let start = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    try {
      // The first line may begin in the middle of a character that the piece before began.
      const whole = bytes.subarray(start, end)
      decoder.decode(lines === 0 ? skipContinuation(whole) : whole)
    } catch {
      return lines
    }
    lines += 1
    start = end + 1
  }
  return lines
}

function skipContinuation(bytes: Uint8Array): Uint8Array {
  const start = bytes.subarray(0, 3).findIndex((byte) => (byte & 0xc0) !== 0x80)
  return bytes.subarray(Math.max(start, 0))
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
