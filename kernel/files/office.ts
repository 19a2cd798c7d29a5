// Documents of office programs are archives: of which kind, and whether something in them acts.
import type { FileHandle } from 'node:fs/promises'
import { type Entry, readDirectory, readPart, readStart } from './archive.ts'
import { type FileCheck, type MediaType, mediaTypes, refuse } from './kinds.ts'

/** Looks into an archive: one of the office documents without macros, or refused. */
export async function checkOffice(handle: FileHandle, size: number): Promise<FileCheck> {
  const entries = await readDirectory(handle, size)
  if (typeof entries === 'string') return refuse(entries)
  const types = await readPart(handle, entries, '[Content_Types].xml')
  const found = types === undefined
    ? await checkOpenDocument(handle, entries) : await checkOpenXml(handle, entries, types)
  if (!found.ok) return found
  if (entries.some(({ name }) => ACTS.test(name))) return refuse('active')
  return await wrongInside(handle, entries) ?? found
}

// The older container, in which other programs' objects and all VBA projects lie, by whatever name.
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

async function wrongInside(
  handle: FileHandle, entries: Entry[],
): Promise<FileCheck | undefined> {
  for (const entry of entries.filter(({ unpacked }) => unpacked > 0)) {
    const start = await readStart(handle, entry)
    if (!start) return refuse('damaged')
    if (start.equals(COMPOUND)) return refuse('active')
  }
  return undefined
}

// Objects of other programs, ActiveX, and files that a click would start (ECMA-376 part 1, §15.2).
const ACTS = new RegExp([
  String.raw`(^|/)(activex|ctrlprops)/`, String.raw`oleobject\d*\.bin$`,
  String.raw`\.(exe|dll|com|scr|pif|bat|cmd|ps1|vbs?|jse?|wsf|hta|lnk|jar|msi|html?)$`,
].join('|'), 'i')
const OPEN_XML_MACROS = /(^|\/)vba(project|data)[^/]*\.(bin|xml)$|(^|\/)macrosheets\//i
const OPEN_DOCUMENT_MACROS = /^(basic|scripts|dialogs)\//i

const mainTypes: [string, MediaType][] = [
  ['wordprocessingml.document.main+xml', mediaTypes.docx],
  ['spreadsheetml.sheet.main+xml', mediaTypes.xlsx],
  ['presentationml.presentation.main+xml', mediaTypes.pptx],
]

const RELATIONS_BYTES_MAX = 50_000_000 // all of them; a thousand slides have one

async function checkOpenXml(
  handle: FileHandle, entries: Entry[], types: string,
): Promise<FileCheck> {
  if (isVeiled(types)) return refuse('damaged')
  if (/macroEnabled|vnd\.ms-office\.vbaProject/i.test(types)) return refuse('macros')
  if (entries.some(({ name }) => OPEN_XML_MACROS.test(name))) return refuse('macros')
  const type = mainTypes.find(([main]) =>
    types.includes(`application/vnd.openxmlformats-officedocument.${main}`))?.[1]
  if (type === undefined) return refuse('unknown-kind')
  return await wrongRelation(handle, entries) ?? { ok: true, type }
}

// What one part has to do with another. They may lie in any folder, so all are read; some tell a
// program to fetch a template, with its macros, when the document is opened.
async function wrongRelation(
  handle: FileHandle, entries: Entry[],
): Promise<FileCheck | undefined> {
  let bytes = 0
  for (const { name } of entries.filter((one) => /\.rels$/i.test(one.name))) {
    const relations = await readPart(handle, entries, name)
    bytes += relations?.length ?? 0
    if (relations === undefined || isVeiled(relations)) return refuse('damaged')
    if (bytes > RELATIONS_BYTES_MAX) return refuse('bomb')
    if (/relationships\/vbaProject/i.test(relations)) return refuse('macros')
    const isFetched = /attachedTemplate/i.test(relations)
      && /TargetMode\s*=\s*["']External/i.test(relations)
    if (isFetched) return refuse('macros')
  }
  return undefined
}

// Letters as numbers, entities of its own, or another encoding: an office program would read
// another text than we do. None of them writes so.
const isVeiled = (xml: string) => /&#|<!DOCTYPE|<!ENTITY|\0|\uFFFD/i.test(xml)

async function checkOpenDocument(handle: FileHandle, entries: Entry[]): Promise<FileCheck> {
  const type = (await readPart(handle, entries, 'mimetype'))?.trim()
  if (type !== mediaTypes.odt && type !== mediaTypes.ods) return refuse('unknown-kind')
  if (entries.some(({ name }) => OPEN_DOCUMENT_MACROS.test(name))) return refuse('macros')
  const manifest = await readPart(handle, entries, 'META-INF/manifest.xml') ?? ''
  return /encryption-data/.test(manifest) ? refuse('encrypted') : { ok: true, type }
}
