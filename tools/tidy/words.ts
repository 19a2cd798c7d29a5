// Words that do not belong in the project: promises without an issue, paths of one machine.
import type { Finding, House } from './house.ts'
import { lineAt } from './house.ts'

const places = ['work', 'root', 'tmp', 'home', 'Users'].join('|')
const promise = ['TO', 'DO'].join('')
const unfinished = [['FIX', 'ME'], ['X', 'XX'], ['HA', 'CK']].map((parts) => parts.join(''))
  .join('|')

const rules: { rule: string, pattern: RegExp, what: string, only?: RegExp }[] = [
  {
    rule: 'machine-path', pattern: new RegExp(`(?<![\\w./:~-])/(${places})/[\\w.-]`, 'g'),
    what: 'This is a path of one machine. Name it from the root of the project, or by a setting.',
  },
  {
    rule: 'registry',
    pattern: /\bregistry\.[\w-]+\.[a-z]+\b|:\/\/[\w.-]*(npm|packages|mirror)[\w.-]*\.[\w/]+/gi,
    what: 'Nothing may name where packages are fetched from.',
  },
  {
    rule: 'promise', pattern: new RegExp(`\\b${promise}\\b(?!\\s*\\(#\\d+\\))`, 'g'),
    only: /\.(tsx?|sql|scss)$|^bin\//,
    what: `Write ${promise}(#12) with the number of its issue, or do it.`,
  },
  {
    rule: 'unfinished', pattern: new RegExp(`\\b(${unfinished})\\b`, 'g'),
    only: /\.(tsx?|sql|scss)$|^bin\//,
    what: 'Finish it, or open an issue.',
  },
]

/** Looks at every text the project carries, documents and content included. */
export function checkWords({ files }: House): Finding[] {
  return files.flatMap(({ path, text }) => rules
    .filter(({ only }) => only === undefined || only.test(path))
    .flatMap(({ rule, pattern, what }) => [...text.matchAll(pattern)].map(({ index }) =>
      ({ file: path, line: lineAt(text, index), rule, what }))))
}
