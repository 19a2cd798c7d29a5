// The home page: search, the map, what one can do, why, the departments, and what is new.
import type { PageAnswer, PageRequest } from '../../kernel/http/route.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { Icon } from '../../kernel/ui/icon.tsx'
import type { IconName } from '../../kernel/ui/icon-paths.ts'
import { Section } from '../../kernel/ui/parts.tsx'
import {
  countByState, href as cooperation, listRelatedProjects, ProjectList,
} from '../../modules/cooperation/cooperation.ts'
import {
  href as directory, listStates, listTopics, type State, TileMap,
} from '../../modules/directory/directory.ts'
import { href as library, listHighlighted, PublicationList } from '../../modules/library/library.ts'
import {
  type ClaimSummary, claimSummaries, HomeCharts, href as observatory, readHomeCharts, VerdictTag,
} from '../../modules/observatory/observatory.ts'
import { DepartmentCards } from './department-cards.tsx'
import { texts } from './messages.ts'
import { href } from './paths.ts'

export async function homePage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const states = await listStates(reader)
  const counts = await countByState(reader)
  const topics = await listTopics(reader)
  const highlighted = await listHighlighted(reader)
  const projects = await listRelatedProjects(reader, {}, 3)
  const claims = await claimSummaries(reader, language)
  const charts = await readHomeCharts(reader, language)
  const t = texts(language).homePage
  return {
    title: t.title,
    description: t.lead,
    home: true,
    hasSearch: true,
    main: (
      <>
        <div class="hero">
          <div class="wrap grid g-7-5">
            <Welcome language={language} />
            <Map language={language} states={states} counts={counts} />
          </div>
        </div>
        <Section id="tasks" title={t.tasks}><Tasks language={language} /></Section>
        <Facts language={language} claims={claims} />
        {charts.panels.length > 0 && (
          <Section id="observatory" title={t.observatory} sand more={{
            href: observatory.data(language), text: t.allIndicators,
          }}>
            <HomeCharts chart={charts} language={language} />
          </Section>
        )}
        <Section id="departments" title={t.departments} more={{ href: href.about(language),
          text: t.howOrganized }}>
          <DepartmentCards language={language} topics={topics} />
        </Section>
        <Section id="publications" title={t.publications} sand more={{
          href: library.publications(language), text: t.allPublications,
        }}>
          <PublicationList items={highlighted} language={language} />
        </Section>
        <Section id="projects" title={t.projects} more={{ href: cooperation.projects(language),
          text: t.allProjects }}>
          <ProjectList items={projects.items} language={language} />
        </Section>
      </>
    ),
  }
}

function Welcome({ language }: { language: Language }) {
  const { homePage: t, search } = texts(language)
  return (
    <div class="hero__t">
      <h1 class="h1">{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <form class="search search--lg" role="search" action={href.search(language)}>
        <label class="govuk-visually-hidden" for="q">{t.searchLabel}</label>
        <input class="govuk-input" id="q" name="q" type="search" placeholder={t.searchHint} />
        <button type="submit"><Icon name="search" />{search}</button>
      </form>
      <p class="hero__q">
        <span class="meta">{t.often}</span>
        {Object.values(t.examples).map((words) =>
          <a href={href.search(language, { q: words })}>{words}</a>)}
      </p>
    </div>
  )
}

const SHADES = ['k1', 'k2', 'k3', 'k4', 'k5'] as const

// Five classes of equal width from one project to the most any State has.
function classesOf(counts: Map<string, number>): { from: number, to: number }[] {
  const most = Math.max(SHADES.length, ...counts.values())
  const step = Math.ceil(most / SHADES.length)
  return SHADES.map((_, index) => ({ from: index * step + 1, to: (index + 1) * step }))
}

function Map(
  { language, states, counts }: {
    language: Language, states: State[], counts: Map<string, number>,
  },
) {
  const t = texts(language).homePage
  const classes = classesOf(counts)
  const valueOf = ({ id }: State) => {
    const count = counts.get(id) ?? 0
    const index = classes.findIndex(({ from, to }) => count >= from && count <= to)
    return {
      short: count > 0 ? String(count) : '–',
      spoken: t.mapSpoken({ count }),
      shade: SHADES[index] ?? 'kna' as const,
    }
  }
  return (
    <figure class="stack">
      <figcaption class="cap tiles-cap">{t.map} <span class="meta">· {t.mapNote}</span></figcaption>
      <TileMap language={language} states={states} title={t.mapTitle} valueOf={valueOf} />
      <ul class="legend legend--bar" aria-label={t.legend}>
        {classes.map(({ from, to }, index) => (
          <li>
            <svg viewBox="0 0 18 14" preserveAspectRatio="none" aria-hidden="true">
              <rect class={SHADES[index]} width="18" height="14" />
            </svg>
            {from === to ? from : `${from}–${to}`}
          </li>
        ))}
        <li><span class="hatchbox" />{t.mapNone}</li>
      </ul>
    </figure>
  )
}

function Tasks({ language }: { language: Language }) {
  const t = texts(language).homePage.task
  const tasks: [IconName, string, string, string][] = [
    ['world', directory.countries(language), t.country, t.countryText],
    ['book-2', library.publications(language), t.guide, t.guideText],
    ['heart-handshake', cooperation.projects(language), t.project, t.projectText],
    ['scale', directory.treaties(language), t.treaty, t.treatyText],
    ['flag', directory.topics(language), t.topic, t.topicText],
    ['table', observatory.data(language), t.data, t.dataText],
  ]
  return (
    <ul class="tasks">
      {tasks.map(([icon, address, title, text]) => (
        <li><a href={address}><Icon name={icon} /><b>{title}</b><span>{text}</span></a></li>
      ))}
    </ul>
  )
}

/** The Secretariat's three statements, each with what the loaded figures say of it. */
function Facts({ language, claims }: { language: Language, claims: ClaimSummary[] }) {
  const t = texts(language).homePage
  const facts = [
    [t.facts.population, t.facts.populationText, 'world-population-share'],
    [t.facts.homicide, t.facts.homicideText, 'world-homicide-share'],
    [t.facts.firearm, t.facts.firearmText, 'firearm-homicide-share'],
  ] as const
  return (
    <section class="band band--navy" aria-labelledby="h-why">
      <div class="wrap">
        <h2 class="h2 why" id="h-why">{t.why}</h2>
        <div class="facts">
          {facts.map(([number, text, id]) => (
            <div class="fact">
              <span class="fact__n">{number}</span>
              <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar__all" width="100" height="4" />
                <rect class="bar__part" width={barWidth[id]} height="4" />
              </svg>
              <p>{text}</p>
              <Checked claim={claims.find((one) => one.id === id)} language={language} />
            </div>
          ))}
        </div>
        <p class="src why__src">{t.factsSource} <a href={observatory.claims(language)}>{t.howWeCount}</a></p>
      </div>
    </section>
  )
}

// The bars show the statements themselves: 12.5%, one third, and seven in ten.
const barWidth: Record<string, string> = {
  'world-population-share': '12.5', 'world-homicide-share': '33.3', 'firearm-homicide-share': '70',
}

function Checked({ claim, language }: { claim: ClaimSummary | undefined, language: Language }) {
  if (!claim?.row) return null
  return (
    <p class="fact__checked">
      <VerdictTag verdict={claim.row.verdict} language={language} />
      {' '}<a href={claim.href}>{claim.sentence}</a>
    </p>
  )
}
