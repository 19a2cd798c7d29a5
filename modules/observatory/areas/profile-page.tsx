// Every indicator of one State or territory, and its short form for the page of the State.
import type { ComponentChildren } from 'preact'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Action, PageTitle, PlainList, Section } from '../../../kernel/ui/parts.tsx'
import { href as directory } from '../../directory/directory.ts'
import { themes } from '../indicators/indicator.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { type Profile, readProfile } from '../summaries/profile.ts'
import { ProfileTable } from './profile-table.tsx'

export async function areaPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const profile = await readProfile(reader, values.id)
  if (!profile) throw new NotFound()
  const { area, rows, without } = profile
  const t = texts(language)
  const name = area.name[language]
  return {
    title: t.area.title({ name }),
    description: t.area.lead({ name }),
    section: 'data',
    trail: [{ href: href.data(language), text: t.title }],
    main: (
      <>
        <PageTitle title={t.area.title({ name })} lead={t.area.lead({ name })} facts={[area.id]}
          actions={<Actions profile={profile} language={language} />} />
        {rows.length === 0 && <div class="wrap"><p>{t.area.noFigures({ name })}</p></div>}
        {themes.map((theme) => {
          const here = rows.filter(({ indicator }) => indicator.theme === theme)
          return here.length > 0 && (
            <Section id={theme} title={t.themes[theme]}>
              <ProfileTable profile={profile} rows={here} language={language} withSource
                caption={t.themes[theme]} />
            </Section>
          )
        })}
        {without.length > 0 && rows.length > 0 && (
          <div class="wrap stack">
            <p>{t.area.noIndicators({ name })}</p>
            <PlainList items={without.map((one) =>
              <a href={href.indicator(language, one.id)}>{one.title[language]}</a>)} />
          </div>
        )}
      </>
    ),
  }
}

function Actions({ profile: { area }, language }: { profile: Profile, language: Language }) {
  const t = texts(language).area
  const name = area.name[language]
  const id = area.id
  return (
    <>
      {area.kind === 'state' && (
        <Action href={directory.country(language, id)} icon="flag" text={t.profile({ name })} />
      )}
      <Action href={href.compare(language, { area: id })} icon="table" text={t.compare({ name })} />
      <Action icon="download" href={`/data/areas/${id}.csv?lang=${language}`}
        text={t.download({ name })} />
      <Action icon="rss" href={`/data/releases.atom?area=${id}&lang=${language}`} text={t.feed} />
    </>
  )
}

const GLANCE_MAX = 6

/** The figures at a glance for the page of a State: rates and scores, which can be compared. */
export function StatisticsGlance(
  { profile, language, more }: {
    profile: Profile, language: Language, more?: ComponentChildren,
  },
) {
  const t = texts(language).area
  const name = profile.area.name[language]
  const compared = profile.rows.filter(({ indicator }) => !indicator.additive)
  const counted = profile.rows.filter(({ indicator }) => indicator.additive)
  const rows = [...compared, ...counted].slice(0, GLANCE_MAX)
  if (rows.length === 0) return <p>{t.noFigures({ name })}</p>
  return (
    <>
      <p class="meta">{t.glanceLead({ group: profile.group?.name[language] ?? '' })}</p>
      <ProfileTable profile={profile} rows={rows} language={language}
        caption={t.scroll({ name })} />
      <p><a href={href.area(language, profile.area.id)}>
        {t.all({ count: profile.rows.length, name })}
      </a></p>
      {more}
    </>
  )
}
