// The four departments as cards: code, name, purpose, and the topics they work on.
import type { Language } from '../../kernel/i18n/languages.ts'
import {
  departmentCode, departmentName, href as directory, type Topic, directoryTexts,
} from '../../modules/directory/directory.ts'

export const fourDepartments = ['cicad', 'dtoc', 'cicte', 'dsp'] as const
const TOPICS_SHOWN = 3

type Props = { language: Language, topics: Topic[], level?: 2 | 3 }

export function DepartmentCards({ language, topics, level = 3 }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const t = directoryTexts(language).departments
  return (
    <div class="grid g-4">
      {fourDepartments.map((id) => (
        <article class={`dcard d-${id}`}>
          <p class="dcard__c">{departmentCode(id, language)}</p>
          <Heading><a href={directory.department(language, id)}>{departmentName(id,
            language)}</a></Heading>
          <p>{t.purposes[id]}</p>
          <ul class="l">
            {topics.filter(({ departments }) => departments[0] === id).slice(0, TOPICS_SHOWN)
              .map((topic) => <li><a href={directory.topic(language,
                topic.id)}>{topic.name[language]}</a></li>)}
          </ul>
        </article>
      ))}
    </div>
  )
}
