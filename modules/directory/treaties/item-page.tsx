// One convention: what it is, what it asks, who follows it up, and who takes part.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { colon, compareNames, formatDate, formatNumber } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Facts, Notice, PageTitle, Section, SourceList } from '../../../kernel/ui/parts.tsx'
import { listBodies } from '../bodies/queries.ts'
import type { BodySummary } from '../bodies/body.ts'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { listStates } from '../states/queries.ts'
import type { State } from '../states/state.ts'
import { listTopics } from '../topics/queries.ts'
import { ActionTag } from './action-tag.tsx'
import { getTreaty, listParticipations } from './queries.ts'
import type { Participation, Treaty } from './treaty.ts'

export async function treatyPage(
  { language, reader, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const treaty = await getTreaty(reader, values.id)
  const participations = await listParticipations(reader, treaty.id)
  const states = await listStates(reader)
  const bodies = await listBodies(reader)
  const topics = (await listTopics(reader)).filter(({ id }) => treaty.topics.includes(id))
  const t = texts(language).treaties
  const [printed] = treaty.titlePrinted
  const translated = !treaty.titlePrinted.includes(language) && printed !== undefined
  return {
    title: treaty.acronym ? `${treaty.acronym[language]}${colon(language)} ${treaty.title[language]}` : treaty.title[language],
    section: 'treaties',
    trail: [{ href: href.treaties(language), text: t.title }],
    main: (
      <>
        <PageTitle title={treaty.title[language]} facts={[
          treaty.acronym?.[language], treaty.id,
          translated && t.translatedTitle,
          translated && <>{t.originalTitle}{colon(language)} <span lang={printed}>{treaty.title[printed]}</span></>,
        ]} />
        <div class="wrap grid g-7-5">
          <div class="stack">
            <h2 class="h2">{t.facts}</h2>
            <TreatyFacts treaty={treaty} language={language} />
            {treaty.notes && <><h2 class="h3">{t.notes}</h2><p>{treaty.notes[language]}</p></>}
          </div>
          <div class="stack">
            {treaty.obligations.length > 0 && (
              <>
                <h2 class="h3">{t.obligations}</h2>
                <ul>{treaty.obligations.map((one) => <li>{one[language]}</li>)}</ul>
              </>
            )}
            <FollowUp treaty={treaty} bodies={bodies} language={language} />
            <h2 class="h3">{t.topics}</h2>
            <ul class="plain">
              {topics.map(({ id, name }) => <li><a href={href.topic(language, id)}>{name[language]}</a></li>)}
            </ul>
          </div>
        </div>
        <Section id="participation" title={t.participation} sand>
          <ParticipationTable treaty={treaty} states={states} participations={participations} language={language} />
        </Section>
        <Section id="sources" title={t.sources}>
          <SourceList sources={[...treaty.sources, ...treaty.participationSources, ...(treaty.stated?.sources ?? [])]} />
        </Section>
      </>
    ),
  }
}

function TreatyFacts({ treaty, language }: { treaty: Treaty, language: Language }) {
  const t = texts(language).treaties
  const date = (value: string | null) => value ? formatDate(language, value) : t.unknown
  const count = (value: number | null | undefined) => value ? formatNumber(language, value) : undefined
  return (
    <>
      <Facts entries={[
        [t.adopted, date(treaty.adopted)],
        [t.adoptedAt, treaty.adoptedAt?.[language]],
        [t.inForce, date(treaty.entryIntoForce)],
        [t.depositary, treaty.depositary?.[language] ?? t.unknown],
        [t.statedParties, count(treaty.stated?.parties)],
        [t.statedSignatories, count(treaty.stated?.signatories)],
      ]} />
      {[treaty.adoptedNote, treaty.entryIntoForceNote, treaty.stated?.note].map((note) =>
        note && <p class="meta">{note[language]}</p>)}
    </>
  )
}

function FollowUp({ treaty, bodies, language }: { treaty: Treaty, bodies: BodySummary[], language: Language }) {
  const t = texts(language).treaties
  const linked = bodies.filter(({ id }) => treaty.bodies.includes(id))
  if (linked.length + treaty.followUp.length === 0) return null
  return (
    <>
      <h2 class="h3">{t.followUp}</h2>
      <ul>
        {linked.map(({ id, name }) => <li><a href={href.body(language, id)}>{name[language]}</a></li>)}
        {treaty.followUp.map((one) => <li>{one[language]}</li>)}
      </ul>
    </>
  )
}

function ParticipationTable(
  { treaty, states, participations, language }: {
    treaty: Treaty, states: State[], participations: Participation[], language: Language,
  },
) {
  const t = texts(language).treaties
  const date = (value: string | null) => value ? formatDate(language, value) : '–'
  const rows = namedRows(states, participations, language)
  const asOf = treaty.participationAsOf
  return (
    <div class="stack">
      <p>
        {asOf ? t.informationOf({ date: formatDate(language, asOf) }) : t.undated}
        {treaty.participationNote && <>. {treaty.participationNote[language]}</>}
      </p>
      {participations.length === 0 && <Notice>{t.noParticipation}</Notice>}
      {participations.length > 0 && !treaty.participationComplete && <Notice>{t.incomplete}</Notice>}
      <div class="scroll" tabindex={0} role="region" aria-label={t.matrixScroll}>
        <table class="tbl">
          <caption class="govuk-visually-hidden">{t.participation}</caption>
          <thead>
            <tr>{[t.state, t.action, t.date, t.signedOn, t.note].map((name) => <th scope="col">{name}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map(({ name, state, participation }) => (
              <tr>
                <th scope="row">{state
                  ? <a href={href.country(language, state)}>{name}</a>
                  : <>{name} <span class="sub">{t.outside}</span></>}</th>
                <td><ActionTag action={participation?.action} language={language} /></td>
                <td>{date(participation?.date ?? null)}</td>
                <td>{date(participation?.signed ?? null)}</td>
                <td>{participation?.note?.[language] ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

type Row = { name: string, state: string | undefined, participation: Participation | undefined }

// Every State of the Americas has a row, known or not; States from elsewhere only where they act.
function namedRows(states: State[], participations: Participation[], language: Language): Row[] {
  const byState = new Map(participations.map((one) => [one.state, one]))
  const compare = compareNames(language)
  const americas = states.map((state): Row =>
    ({ name: state.name[language], state: state.id, participation: byState.get(state.id) }))
  const others = participations.filter(({ state }) => state === null).map((one): Row =>
    ({ name: one.stateName?.[language] ?? '', state: undefined, participation: one }))
  return [...americas, ...others].toSorted((a, b) => compare(a.name, b.name))
}
