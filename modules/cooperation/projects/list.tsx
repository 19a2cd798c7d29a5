// Projects in a list: name, status, period, department, what it is for.
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Tag } from '../../../kernel/ui/parts.tsx'
import { DepartmentMark } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import type { ProjectStatus, ProjectSummary } from './project.ts'

export function ProjectList(
  { items, language, level = 3 }: { items: ProjectSummary[], language: Language, level?: 2 | 3 },
) {
  const t = texts(language)
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ul class="pubs pubs--plain">
      {items.map((project) => (
        <li>
          <div>
            <Heading>
              <a href={href.project(language, project.id)}>{project.name[language]}</a>
              {acronymAfter(project.name[language], project.acronym)}
            </Heading>
            <p class="meta">
              <span>{t.types[project.type]}</span>
              <span>{periodText(project, language)}</span>
              {project.departments.map((id) => <DepartmentMark id={id} language={language} />)}
              <StatusTag status={project.status} language={language} />
            </p>
            <p>{project.objective[language]}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

// Some names carry their acronym already.
const acronymAfter = (name: string, acronym: string | null) =>
  acronym && !name.includes(acronym) && ` (${acronym})`

export function StatusTag({ status, language }: { status: ProjectStatus | null, language: Language }) {
  const t = texts(language).statuses
  return <Tag text={t[status ?? 'unknown']} kind={status === 'active' ? 'ok' : 'line'} />
}

/** "2018 to 2021", "Since 2018", or that it is not published. */
export function periodText(
  { startYear, endYear }: Pick<ProjectSummary, 'startYear' | 'endYear'>, language: Language,
): string {
  const t = texts(language).period
  if (startYear && endYear) return t.both({ start: String(startYear), end: String(endYear) })
  if (startYear) return t.since({ start: String(startYear) })
  if (endYear) return t.until({ end: String(endYear) })
  return t.unknown
}
