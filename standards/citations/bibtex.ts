// BibTeX in UTF-8, as biber and Zotero read it (BibTeXing, O. Patashnik, 1988; biblatex manual §2).
import { type CitedWork, yearOf } from './work.ts'

/** One `@techreport` (or `@misc` without a year): braces keep institutions and titles whole. */
export function toBibtex(work: CitedWork): string {
  const [year, month] = work.date?.split('-') ?? []
  const fields: [string, string | undefined][] = [
    ['title', `{${clean(work.title)}}`],
    ['author', work.authors.map((name) => `{${clean(name)}}`).join(' and ')],
    [year ? 'institution' : 'organization', `{${clean(work.publisher)}}`],
    ['year', year],
    ['month', month && months[Number(month) - 1]],
    ['type', clean(work.genre)],
    ['number', work.number && clean(work.number)],
    ['isbn', work.isbn && clean(work.isbn)],
    ['language', work.language],
    ['abstract', clean(work.abstract)],
    ['keywords', work.keywords.map(keyword).join(', ') || undefined],
    ['url', work.url],
  ]
  const lines = fields.filter(([, value]) => value)
    .map(([name, value]) => name === 'month' ? `  month = ${value}` : `  ${name} = {${value}}`)
  return `@${yearOf(work.date) ? 'techreport' : 'misc'}{${work.key},\n${lines.join(',\n')}\n}\n`
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

// Commas part keywords: one that has a comma itself is kept whole by braces.
const keyword = (word: string) => word.includes(',') ? `{${clean(word)}}` : clean(word)

// TeX reads these as commands; what it reads as a group would unbalance the entry.
const commands: Record<string, string> = {
  '{': '(', '}': ')', '\\': '/', '~': '{\\textasciitilde}', '^': '{\\textasciicircum}',
}

function clean(value: string): string {
  return value.replace(/[{}\\~^]/g, (one) => commands[one] ?? '').replace(/([&%$#_])/g, '\\$1')
    .replace(/\s+/g, ' ').trim()
}
