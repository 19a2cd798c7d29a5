// The language of a download, and whether its parameters exist.
import { formatList } from '../../../kernel/i18n/format.ts'
import {
  isLanguage, type Language, languages, negotiateLanguage,
} from '../../../kernel/i18n/languages.ts'
import type { FieldError } from '../../../kernel/http/problem.ts'
import { texts } from './messages.ts'

const SHOWN_MAX = 60 // characters of a wrong value that are shown back

/** The language of the data: ?lang=, else English, so that one address gives one file. */
export function dataLanguage(query: URLSearchParams): Language {
  const asked = query.get('lang')
  return isLanguage(asked) ? asked : 'en'
}

/** The language in which mistakes are told: ?lang=, else what the client prefers. */
export function problemLanguage(query: URLSearchParams, accepted: string | undefined): Language {
  const asked = query.get('lang')
  return isLanguage(asked) ? asked : negotiateLanguage(accepted)
}

/** Parameters that do not exist here or stand twice, and a language we do not have. */
export function checkNames(
  query: URLSearchParams, { names, language }: { names: readonly string[], language: Language },
): FieldError[] {
  const t = texts(language).wrong
  const lang = query.get('lang')
  const wrongNames = [...new Set(query.keys())].flatMap((name) => {
    if (!names.includes(name)) return [wrong(name, t.parameter({ names: names.join(', ') }))]
    return query.getAll(name).length > 1 ? [wrong(name, t.repeated)] : []
  })
  return lang === null || isLanguage(lang)
    ? wrongNames
    : [...wrongNames, wrong('lang', t.language({ names: formatList(language, [...languages]) }))]
}

export const wrong = (pointer: string, detail: string): FieldError =>
  ({ pointer: shown(pointer), detail })

/** The beginning of what was sent. */
export const shown = (value: string) => value.slice(0, SHOWN_MAX)
