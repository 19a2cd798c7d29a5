// Groups of States as dated data: the list, and one with its members.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatDate } from '../../../kernel/i18n/format.ts'
import { PageTitle, Section, SourceList } from '../../../kernel/ui/parts.tsx'
import { href as directory } from '../../directory/directory.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { membersIn } from './area.ts'
import { getGroup, listAreas, listGroups } from './queries.ts'

const today = () => new Date().toISOString().slice(0, 7)

export async function groupsPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const groups = await listGroups(reader)
  const t = texts(language)
  return {
    title: t.groups.title,
    description: t.groups.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: t.title }],
    main: (
      <>
        <PageTitle title={t.groups.title} lead={t.groups.lead} />
        <div class="wrap">
          <ul class="plain">
            {groups.map((group) => (
              <li>
                <h2 class="h3">
                  <a href={href.group(language, group.id)}>{group.name[language]}</a>
                </h2>
                <p>{group.description[language]}</p>
                <p class="meta">
                  {t.groups.members({ count: membersIn(group, today()).length })}
                </p>
              </li>
            ))}
          </ul>
        </div>
      </>
    ),
  }
}

export async function groupPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const group = await getGroup(reader, values.id)
  const areas = new Map((await listAreas(reader)).map((area) => [area.id, area]))
  const t = texts(language)
  const name = group.name[language]
  const now = membersIn(group, today())
  return {
    title: name,
    description: group.description[language],
    section: 'data',
    trail: [
      { href: href.data(language), text: t.title },
      { href: href.groups(language), text: t.groups.title },
    ],
    main: (
      <>
        <PageTitle title={name} lead={group.description[language]}
          facts={[t.groups.members({ count: now.length })]} />
        <div class="wrap">
          <table class="tbl">
            <caption class="govuk-visually-hidden">{name}</caption>
            <thead>
              <tr>{[t.groups.member, t.groups.since, t.groups.until].map((head) =>
                <th scope="col">{head}</th>)}</tr>
            </thead>
            <tbody>
              {group.members.map(({ area, since, until }) => {
                const found = areas.get(area)
                const text = found?.name[language] ?? area
                return (
                  <tr>
                    <th scope="row">{found?.kind === 'state'
                      ? <a href={directory.country(language, area)}>{text}</a>
                      : <a href={href.area(language, area)}>{text}</a>}</th>
                    <td>{since ? formatDate(language, since) : t.groups.always}</td>
                    <td>{until ? formatDate(language, until) : t.groups.today}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <p><a href={href.compare(language, { group: group.id })}>{t.groups.compare}</a></p>
        </div>
        <Section id="sources" title={t.groups.sources} sand>
          <SourceList sources={group.sources} />
        </Section>
      </>
    ),
  }
}
