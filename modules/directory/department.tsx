// A department's code with its colour: the code carries the meaning, the colour is the echo.
import type { Language } from '../../kernel/i18n/languages.ts'
import { texts } from './messages.ts'
import type { DepartmentId } from './topics/topic.ts'

/** The code readers of a language know: DTOC is DDOT in Spanish. */
export const departmentCode = (id: DepartmentId, language: Language) =>
  texts(language).departments.codes[id]

export const departmentName = (id: DepartmentId, language: Language) =>
  texts(language).departments.names[id]

export function DepartmentMark({ id, language }: { id: DepartmentId, language: Language }) {
  return (
    <span class={`dept d-${id}`}>
      <abbr title={departmentName(id, language)}>{departmentCode(id, language)}</abbr>
    </span>
  )
}
