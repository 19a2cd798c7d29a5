// The text of each page of a PDF, its title, and a picture of its first page.
import { getDocumentProxy, getMeta, renderPageAsImage } from 'unpdf'
import { PAGES_MAX } from './file.ts'
import { type Extracted, Refused } from './extracted.ts'

const COVER_WIDTH = 320
const COVER_RATIO_MAX = 4 // A page of a metre by a kilometre would need all memory as a picture.

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

export async function extractPdf(bytes: Buffer): Promise<Extracted> {
  const pdf = await openPdf(bytes)
  if (pdf.numPages > PAGES_MAX) throw new Refused('too-many-pages')
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const text = items.map((item) => 'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '').join('')
    pages.push(joinHyphens(text))
    page.cleanup()
  }
  const meta = await getMeta(pdf).catch(() => undefined)
  const title: unknown = meta?.info.Title
  return {
    pages, paged: true, title: typeof title === 'string' ? title : undefined,
    cover: await renderCover(pdf, bytes),
  }
}

async function openPdf(bytes: Buffer): Promise<Pdf> {
  try {
    // The reader takes its buffer over, so it is given a copy.
    return await getDocumentProxy(new Uint8Array(bytes))
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    throw new Refused(name === 'PasswordException' ? 'encrypted' : 'damaged')
  }
}

// A file whose picture cannot be made is still worth reading: the drawn cover stands in.
async function renderCover(pdf: Pdf, bytes: Buffer): Promise<Buffer | undefined> {
  try {
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
    if (height > width * COVER_RATIO_MAX) return undefined
    const image = await renderPageAsImage(new Uint8Array(bytes), 1, {
      canvasImport: () => import('@napi-rs/canvas'), width: COVER_WIDTH,
    })
    return Buffer.from(image)
  } catch {
    return undefined
  }
}

// "crimi-\nnalité" at the end of a line is one word.
const joinHyphens = (text: string) => text.replace(/(\p{L})[-\u00AD]\n(?=\p{Ll})/gu, '$1')
