// Small PDF files of our own making, for tests: text of any length, real pages, and broken ones.

export type PdfOptions = {
  title?: string
  /** Says that the file is encrypted with a password nobody knows. */
  encrypted?: boolean
  /** Bytes of padding in a stream that nothing shows. */
  padding?: number
  /** Width and height of the pages, in points. */
  size?: [number, number]
}

const LINE_CHARACTERS = 80

/** A PDF 1.4 file; each text is one page. Characters of Western European languages only. */
export function makePdf(pages: string[], options: PdfOptions = {}): Buffer {
  const { title, encrypted = false, padding = 0, size = [595, 842] } = options
  const objects: Buffer[] = []
  const add = (body: string | Buffer) => objects.push(Buffer.from(body as string, 'latin1'))
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  add(title === undefined ? '<< >>' : `<< /Title ${literal(title)} >>`)
  add(stream(Buffer.alloc(padding, 'x')))
  for (const text of pages) {
    const number = objects.length + 1
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(' ')}] /Contents ${number + 1} 0 R ` +
      '/Resources << /Font << /F1 3 0 R >> >> >>')
    add(stream(Buffer.from(showText(text, size[1]), 'latin1')))
  }
  if (encrypted) {
    add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}> >>`)
  }
  return assemble(objects, encrypted)
}

function assemble(objects: Buffer[], encrypted: boolean): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xE2\xE3\xCF\xD3\n', 'latin1')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  for (const [index, body] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    offsets.push(length)
    parts.push(whole)
    length += whole.length
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const id = `/ID [<${'0'.repeat(32)}> <${'0'.repeat(32)}>]`
  parts.push(Buffer.from(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${id} ` +
    `${encrypted ? `/Encrypt ${objects.length} 0 R ` : ''}>>\nstartxref\n${length}\n%%EOF\n`))
  return Buffer.concat(parts)
}

function showText(text: string, height: number): string {
  const lines = text.split('\n').flatMap(wrap)
  return `BT /F1 11 Tf 14 TL 50 ${height - 60} Td\n${lines.map((line) => `${literal(line)} Tj T*`).join('\n')}\nET`
}

function wrap(text: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length >= LINE_CHARACTERS) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}

const stream = (body: Buffer) => Buffer.concat([
  Buffer.from(`<< /Length ${body.length} >>\nstream\n`), body, Buffer.from('\nendstream'),
])

const literal = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`
