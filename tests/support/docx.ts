// Small DOCX files of our own making, for tests.
import { strToU8, zipSync } from 'fflate'

/** A DOCX file; each text is one page, ended by a break as Word records it. */
export function makeDocx(pages: string[], { title = '' } = {}): Buffer {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const paragraphs = pages.map((text, index) => `<w:p><w:r>${
    index > 0 ? '<w:lastRenderedPageBreak/>' : ''}<w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`)
  return zipDocx({
    'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${paragraphs.join('')}</w:body></w:document>`,
    'docProps/core.xml': '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      `<dc:title>${escape(title)}</dc:title></cp:coreProperties>`,
  })
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The parts of a package as an archive; content types come first, as programs write them. */
export function zipDocx(parts: Record<string, string>): Buffer {
  const files = Object.entries({ '[Content_Types].xml': '<Types/>', ...parts })
    .map(([name, text]) => [name, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

/** An archive whose document unpacks to `megabytes` of nothing; `claimed` is the size it admits to. */
export function makeZipBomb(megabytes: number, claimed?: number): Buffer {
  const bomb = Buffer.from(zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': Buffer.alloc(megabytes * 1_000_000, ' '),
  }))
  if (claimed === undefined) return bomb
  // The size stands in the local header (at 22) and in the central directory (at 24) of the part.
  for (const [mark, at] of [['PK\x03\x04', 22], ['PK\x01\x02', 24]] as const) {
    for (let start = bomb.indexOf(mark, 0, 'latin1'); start >= 0; start = bomb.indexOf(mark, start + 4, 'latin1')) {
      if (bomb.readUInt32LE(start + at) > 1_000_000) bomb.writeUInt32LE(claimed, start + at)
    }
  }
  return bomb
}
