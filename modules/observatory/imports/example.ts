// For the tests of the importers: small files as sources make them, in a folder that goes away.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Unit } from '../indicators/indicator.ts'
import { codesOf, type Format, type Target, type World } from './figure.ts'
import { openFile } from './file.ts'
import { gather, type Parsed } from './gather.ts'

const target = (
  id: string, unit: Unit, dimensions: Record<string, string[]> = {},
): [string, Target] => [id, {
  id, unit,
  dimensions: Object.entries(dimensions).map(([name, values]) => ({
    id: name,
    values: values.map((value) =>
      ({ id: value, title: { en: value, es: value, pt: value, fr: value } })),
  })),
}]

/** Some areas and series like those of the content, in the year 2026. */
export const world: World = {
  year: '2026',
  areas: codesOf([
    ...['BRA', 'COL', 'HND', 'MEX', 'PAN', 'USA'].map((id) => ({ id, sourceCodes: [] })),
    { id: 'AMERICAS', sourceCodes: ['UN:AMERICAS'] },
    { id: 'LATIN-AMERICA-CARIBBEAN', sourceCodes: ['UN:LATIN_AMERICA_AND_THE_CARIBBEAN'] },
    { id: 'WORLD', sourceCodes: ['WLD', 'WORLD', 'UN:WORLD'] },
  ]),
  targets: new Map([
    target('population.wdi', 'persons'),
    target('population.wpp', 'persons'),
    target('homicide-rate.wdi', 'per-100000'),
    target('homicide-rate.unodc', 'per-100000'),
    target('homicide-rate-firearm.unodc', 'per-100000'),
    target('homicide-count.unodc', 'victims', {
      mechanism: ['firearm'], sex: ['female', 'male'],
    }),
    target('firearms-seized.unodc', 'items', { type: ['pistol', 'revolver', 'rifle'] }),
    target('trafficking-victims.unodc', 'victims', {
      age: ['adult', 'child', 'not-recorded'], sex: ['female', 'male', 'not-recorded'],
      form: ['forced-labour', 'sexual-exploitation', 'other'],
    }),
    target('organized-violence-deaths.ucdp', 'deaths', {
      type: ['state-based', 'non-state', 'one-sided'],
    }),
    target('displaced-hosted.unhcr', 'persons', { status: ['refugees', 'asylum-seekers'] }),
    target('displaced-from.unhcr', 'persons', { status: ['refugees', 'asylum-seekers'] }),
    target('internally-displaced.unhcr', 'persons'),
    target('darien-entries.iom', 'entries', { nationality: ['ven', 'hti', 'other'] }),
    target('irregular-entries.iom', 'entries', { nationality: ['ven', 'cub', 'other'] }),
  ]),
}

/** A folder for one test file. */
export function openFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-imports-'))
  return {
    place: (name: string, bytes: Uint8Array | string): string => {
      const file = path.join(folder, name)
      writeFileSync(file, bytes)
      return file
    },
    path: (name: string) => path.join(folder, name),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Reads a file from the disk with a format: what the commands do before they write. */
export async function readWith(format: Format, file: string): Promise<Parsed> {
  const { rows } = await openFile(file, format)
  return gather(rows, { format, world })
}

/** "BRA 2023 sex=female: 5" of each figure: what a test compares. */
export function linesOf({ figures }: Parsed): string[] {
  return figures.map(({ series, area, period, cut, value, missing, flag, note }) =>
    [`${series} ${area} ${period}${cut && ` ${cut}`}: ${value ?? missing}`, flag, note]
      .filter(Boolean).join(' | '))
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An Excel workbook; numbers become numbers, '' no cell. */
export function makeWorkbook(sheets: Record<string, (string | number)[][]>): Uint8Array {
  const names = Object.keys(sheets)
  const xml = '<?xml version="1.0" encoding="UTF-8"?>'
  const kind = 'http://schemas.openxmlformats.org'
  const files: Record<string, string> = {
    '[Content_Types].xml': `${xml}<Types xmlns="${kind}/package/2006/content-types"/>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${kind}/spreadsheetml/2006/main"
      xmlns:r="${kind}/officeDocument/2006/relationships"><sheets>${names.map((name, index) =>
        `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${kind}/package/2006/relationships">${names.map((_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(Object.values(sheets).map((rows, index) => [
      `xl/worksheets/sheet${index + 1}.xml`,
      `${xml}<worksheet xmlns="${kind}/spreadsheetml/2006/main"><sheetData>${rows.map(makeRow).join('')}</sheetData></worksheet>`,
    ])),
  }
  return zipSync(Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

function makeRow(cells: (string | number)[], index: number): string {
  const made = cells.map((cell, column) => {
    const at = `${String.fromCharCode(65 + column)}${index + 1}`
    if (cell === '') return ''
    return typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${escape(cell)}</t></is></c>`
  })
  return `<row r="${index + 1}">${made.join('')}</row>`
}
