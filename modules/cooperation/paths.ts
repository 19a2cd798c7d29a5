// The addresses of this module, in four languages, and the links made from them.
import { link, type Query } from '../../kernel/http/paths.ts'
import type { Language } from '../../kernel/i18n/languages.ts'

const projects = { en: 'projects', es: 'proyectos', pt: 'projetos', fr: 'projets' } as const

export const paths = {
  projects: [projects],
  project: [projects, ':id'],
} as const

export const href = {
  projects: (language: Language, query: Query = {}) => link(paths.projects, language, {}, query),
  project: (language: Language, id: number) => link(paths.project, language, { id }),
}
