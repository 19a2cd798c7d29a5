// What a topic is: a subject that draws on publications, projects, bodies and treaties.
import type { Multilingual } from '../../../kernel/i18n/languages.ts'
import type { Source } from '../states/state.ts'

export type Topic = {
  id: string
  name: Multilingual
  summary: Multilingual
  departments: DepartmentId[]
  sources: Source[]
}

export const departmentIds = ['cicad', 'dtoc', 'cicte', 'dsp', 'sms'] as const
/** The four departments, and the Secretariat as a whole. */
export type DepartmentId = (typeof departmentIds)[number]
