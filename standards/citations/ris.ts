// RIS (Research Information Systems tagged format): one tag a line, CRLF, ends with ER.
import type { CitedWork } from './work.ts'

/** One record of type RPRT. Dates are YYYY/MM/DD/, with empty places for what is not known. */
export function toRis(work: CitedWork): string {
  const [year = '', month = '', day = ''] = work.date?.split('-') ?? []
  const lines: [string, string | undefined][] = [
    ['TY', 'RPRT'],
    ['ID', work.key],
    ['TI', work.title],
    ['TT', work.translatedTitle],
    ...work.authors.map((name): [string, string] => ['AU', name]),
    ['PB', work.publisher],
    ['PY', year || undefined],
    ['DA', year ? `${year}/${month}/${day}/` : undefined],
    ['M3', work.genre],
    ['IS', work.number],
    ['SN', work.isbn],
    ['LA', work.languages.join('; ')],
    ['AB', work.abstract],
    ...work.keywords.map((word): [string, string] => ['KW', word]),
    ['UR', work.url],
  ]
  const body = lines.filter(([, value]) => value).map(([tag, value]) =>
    `${tag}  - ${(value ?? '').replace(/\s+/g, ' ').trim()}`)
  return [...body, 'ER  - ', ''].join('\r\n')
}
