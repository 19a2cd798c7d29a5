// Documents of office programs are archives: of which kind, and whether something in them acts.
import type { FileHandle } from 'node:fs/promises'
import { type Entry, readDirectory, readPart } from './archive.ts'
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
  return found
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

// Files whose relations tell a program to fetch a template, with its macros, when they are opened.
const SETTINGS = 'word/_rels/settings.xml.rels'

async function checkOpenXml(
  handle: FileHandle, entries: Entry[], types: string,
): Promise<FileCheck> {
  if (/macroEnabled|vnd\.ms-office\.vbaProject/i.test(types)) return refuse('macros')
  if (entries.some(({ name }) => OPEN_XML_MACROS.test(name))) return refuse('macros')
  const relations = await readPart(handle, entries, SETTINGS) ?? ''
  if (/attachedTemplate/i.test(relations) && /TargetMode\s*=\s*["']External/i.test(relations)) {
    return refuse('macros')
  }
  const type = mainTypes.find(([main]) =>
    types.includes(`application/vnd.openxmlformats-officedocument.${main}`))?.[1]
  return type === undefined ? refuse('unknown-kind') : { ok: true, type }
}

async function checkOpenDocument(handle: FileHandle, entries: Entry[]): Promise<FileCheck> {
  const type = (await readPart(handle, entries, 'mimetype'))?.trim()
  if (type !== mediaTypes.odt && type !== mediaTypes.ods) return refuse('unknown-kind')
  if (entries.some(({ name }) => OPEN_DOCUMENT_MACROS.test(name))) return refuse('macros')
  const manifest = await readPart(handle, entries, 'META-INF/manifest.xml') ?? ''
  return /encryption-data/.test(manifest) ? refuse('encrypted') : { ok: true, type }
}
