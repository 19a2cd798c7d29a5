// The text of the computation, served as it runs, so that it can be read without any other site.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FileAnswer } from '../../../kernel/http/route.ts'
import { formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { texts } from './messages.ts'

const source = readFileSync(path.join(import.meta.dirname, 'computation.ts'), 'utf8')
const lines = source.trimEnd().split('\n').length

export const COMPUTATION = '/data/claims/computation.ts'

/** The file as it is. */
export async function computationFile(): Promise<FileAnswer> {
  return { body: source, type: 'text/plain; charset=utf-8' }
}

/** The way to it, with a sentence. */
export function CodeLink({ language }: { language: Language }) {
  const t = texts(language)
  return (
    <div class="stack">
      <p>{t.codeLead}</p>
      <p><a href={COMPUTATION}>{t.codeLink({ lines: formatNumber(language, lines) })}</a></p>
    </div>
  )
}
