// A State: its standing as dated data, and what treaties, projects and publications say of it.
import type { ComponentChildren } from 'preact'
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import { formatDate, formatList, languageName } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Facts, PageTitle, Section, SourceList, Tag } from '../../kernel/ui/parts.tsx'
import {
  href as cooperation, listRelatedProjects, ProjectList,
} from '../../modules/cooperation/cooperation.ts'
import {
  ActionTag, getState, isParty, href as directory, listParticipationsOf, listStates, listTreaties,
  type Participation, type Source, type State, type StateStatus, type TreatySummary, directoryTexts
} from '../../modules/directory/directory.ts'
import {
  href as observatory, readProfile, StatisticsGlance,
} from '../../modules/observatory/observatory.ts'
import { href as library, listRelated, PublicationList } from '../../modules/library/library.ts'

export async function countryPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const state = await getState(reader, values.id)
  const states = await listStates(reader)
  const treaties = await listTreaties(reader)
  const participations = await listParticipationsOf(reader, state.id)
  const publications = await listRelated(reader, { state: state.id }, 10)
  const projects = await listRelatedProjects(reader, { state: state.id }, 10)
  const profile = await readProfile(reader, state.id)
  const { country: t, countries, topics } = directoryTexts(language)
  const name = state.name[language]
  return {
    title: name,
    section: 'countries',
    trail: [{ href: directory.countries(language), text: countries.title }],
    main: (
      <>
        <PageTitle title={name} facts={[state.id, countries.standing[state.status]]} />
        <OnThisPage language={language} />
        <Glance state={state} states={states} language={language} counts={[
          [t.treaties, <a href="#treaties">
            {t.treatyCounts(countTreaties(treaties, participations))}
          </a>],
          [t.inPuente, <a href="#projects">{topics.counts({
            publications: publications.total, projects: projects.total,
          })}</a>],
        ]} />
        {profile && (
          <Section id="statistics" title={t.statistics} sand more={{
            href: observatory.area(language, state.id), text: t.allStatistics,
          }}>
            <StatisticsGlance profile={profile} language={language} />
          </Section>
        )}
        <Section id="treaties" title={t.treaties} more={{
          href: directory.treaties(language), text: t.allTreaties,
        }}>
          <p class="meta">{t.treatiesNote}</p>
          <Treaties treaties={treaties} participations={participations} language={language} />
        </Section>
        <Section id="projects" title={t.projects} sand more={projects.total > 0 ? {
          href: cooperation.projects(language, { country: state.id }), text: t.projects,
        } : undefined}>
          {projects.total > 0
            ? <ProjectList items={projects.items} language={language} /> : <p>{t.noProjects}</p>}
        </Section>
        <Section id="publications" title={t.publications}>
          {publications.total > 0
            ? <PublicationList items={publications.items} language={language} />
            : <p>{t.noPublications}</p>}
        </Section>
        <Section id="evaluations" title={t.evaluations} sand more={{
          href: library.publications(language, { type: 'evaluation-report' }),
          text: t.evaluationsLink,
        }}><p>{t.evaluationsNone}</p></Section>
        <Section id="contacts" title={t.contacts}><p>{t.contactsNone}</p></Section>
        <Section id="sources" title={t.sources} sand>
          <SourceList sources={distinct([
            ...state.sources, ...state.statuses.flatMap(({ sources }) => sources),
          ])} />
        </Section>
      </>
    ),
  }
}

function Glance(
  { state, states, counts, language }: {
    state: State & { statuses: StateStatus[] }, states: State[],
    counts: [string, ComponentChildren][], language: Language,
  },
) {
  const { country: t } = directoryTexts(language)
  return (
    <Section id="glance" title={t.glance}>
      <div class="grid g-8-4">
        <div class="stack">
          <Facts entries={[
            [t.formalName, state.nameFormal?.[language]],
            [t.languages, (
              <>
                {formatList(language, state.officialLanguages.map((code) =>
                  languageName(language, code)))}
                {state.languagesNote && <p class="meta">{state.languagesNote[language]}</p>}
              </>
            )],
            [t.codes, `${state.id} · ${state.iso2}`],
            ...counts,
          ]} />
          <h3 class="h3">{t.standing}</h3>
          <Standing statuses={state.statuses} language={language} />
        </div>
        <Locator states={states} state={state} label={t.onTheMap({ name: state.name[language] })} />
      </div>
    </Section>
  )
}

function countTreaties(treaties: TreatySummary[], participations: Participation[]) {
  const known = participations.filter(({ treaty }) => treaties.some(({ id }) => id === treaty))
  return {
    party: known.filter(({ action }) => isParty(action)).length,
    signed: known.filter(({ action }) => action === 'signed').length,
    unknown: treaties.length - known.length,
  }
}

function OnThisPage({ language }: { language: Language }) {
  const { country: t } = directoryTexts(language)
  const parts = [
    'glance', 'statistics', 'treaties', 'projects', 'publications', 'evaluations', 'contacts',
  ] as const
  return (
    <nav class="inpage" aria-label={t.onThisPage}>
      <div class="wrap">
        <ul class="l">{parts.map((id) => <li><a href={`#${id}`}>{t[id]}</a></li>)}</ul>
      </div>
    </nav>
  )
}

function Standing({ statuses, language }: { statuses: StateStatus[], language: Language }) {
  const { country: t, countries } = directoryTexts(language)
  // "desde 2023" but "desde el 19 de noviembre de 2023".
  const when = (date: string) =>
    ({ date: formatDate(language, date), precision: date.length === 10 ? 'day' : 'other' })
  return (
    <ol class="timeline">
      {statuses.map((one) => (
        <li>
          <Tag text={countries.standing[one.status]}
            kind={one.status === 'member' ? 'ok' : 'line'} />
          <p>{[
            one.since && t.since(when(one.since)),
            one.until && t.until(when(one.until)),
            t.asOf(when(one.asOf)),
          ].filter(Boolean).join(' · ')}</p>
          {one.note && <p>{one.note[language]}</p>}
        </li>
      ))}
    </ol>
  )
}

function Treaties(
  { treaties, participations, language }: {
    treaties: TreatySummary[], participations: Participation[], language: Language,
  },
) {
  const { treaties: t } = directoryTexts(language)
  const byTreaty = new Map(participations.map((one) => [one.treaty, one]))
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t.matrixScroll}>
      <table class="tbl">
        <caption class="govuk-visually-hidden">{t.title}</caption>
        <thead>
          <tr>{[t.treaty, t.action, t.date].map((head) => <th scope="col">{head}</th>)}</tr>
        </thead>
        <tbody>
          {treaties.map((treaty) => {
            const found = byTreaty.get(treaty.id)
            return (
              <tr>
                <th scope="row">
                  <a href={directory.treaty(language, treaty.id)}>{treaty.title[language]}</a>
                  {treaty.acronym && <span class="sub">{treaty.acronym[language]}</span>}
                </th>
                <td><ActionTag action={found?.action} language={language} /></td>
                <td>{found?.date ? formatDate(language, found.date) : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const TILE = 24
const STEP = 27

/** Where the State lies, on a small tile map. */
function Locator({ states, state, label }: { states: State[], state: State, label: string }) {
  return (
    <svg class="locator" viewBox="0 0 243 297" width="243" height="297" role="img"
      aria-label={label}>
      {states.map(({ id, tile }) => (
        <rect class={id === state.id ? 'locator__here' : 'locator__tile'} x={tile.column * STEP}
          y={tile.row * STEP} width={TILE} height={TILE} rx="3" />
      ))}
    </svg>
  )
}

const distinct = (sources: Source[]) =>
  [...new Map(sources.map((one) => [one.url, one])).values()]
