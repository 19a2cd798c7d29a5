// The matrix: every State, every convention; and the conventions about which no list is known.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { compareNames, formatDate } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Notice, PageTitle, Section } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { listStates } from '../states/queries.ts'
import type { State } from '../states/state.ts'
import { listAllParticipations, listTreaties } from './queries.ts'
import { isParty, type Participation, type TreatyAction, type TreatySummary } from './treaty.ts'

export async function treatiesPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const treaties = await listTreaties(reader)
  const states = await listStates(reader)
  const participations = await listAllParticipations(reader)
  const t = texts(language).treaties
  const listed = new Set(participations.map(({ treaty }) => treaty))
  const without = treaties.filter(({ id }) => !listed.has(id))
  return {
    title: t.title,
    description: t.lead,
    section: 'treaties',
    trail: [],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <Section id="matrix" title={t.matrix}>
          <Notice info>{t.matrixNote}</Notice>
          <Key language={language} />
          <Matrix language={language} states={states} participations={participations}
            treaties={treaties.filter(({ id }) => listed.has(id))} />
        </Section>
        {without.length > 0 && (
          <Section id="others" title={t.noMatrix} sand>
            <ul class="plain">
              {without.map((treaty) => <li><TreatyLink treaty={treaty} language={language} /></li>)}
            </ul>
          </Section>
        )}
      </>
    ),
  }
}

export function TreatyLink({ treaty, language }: { treaty: TreatySummary, language: Language }) {
  const facts = [treaty.acronym?.[language], treaty.adopted?.slice(0, 4)]
  return (
    <>
      <a href={href.treaty(language, treaty.id)}>{treaty.title[language]}</a>
      <span class="meta"> {facts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

type MatrixProps = {
  language: Language, states: State[], treaties: TreatySummary[], participations: Participation[],
}

function Matrix({ language, states, treaties, participations }: MatrixProps) {
  const t = texts(language).treaties
  const compare = compareNames(language)
  const cells = new Map(participations.map((one) => [`${one.state} ${one.treaty}`, one]))
  const rows = states.toSorted((a, b) => compare(a.name[language], b.name[language]))
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={t.matrixScroll}>
      <table class="tbl matrix">
        <caption class="govuk-visually-hidden">{t.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{t.state}</th>
            {treaties.map((treaty) => (
              <th scope="col">
                <a href={href.treaty(language, treaty.id)} title={treaty.title[language]}>
                  {treaty.acronym?.[language] ?? treaty.id}
                </a>
                <span class="sub">{treaty.participationAsOf
                  ? formatDate(language, treaty.participationAsOf) : t.undated}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((state) => (
            <tr>
              <th scope="row">
                <a href={href.country(language, state.id)}>{state.name[language]}</a>
              </th>
              {treaties.map(({ id }) =>
                <Cell cell={cells.get(`${state.id} ${id}`)} language={language} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

// A sign, its word for those who do not see it, and a year where it is known: the table is wide.
const signs: Record<TreatyAction, string> = {
  ratified: '●', acceded: '●', accepted: '●', party: '●', signed: '○', 'not-party': '–',
  denounced: '✕',
}

function Cell({ cell, language }: { cell: Participation | undefined, language: Language }) {
  const t = texts(language).treaties.actions
  if (!cell) return <td class="none" title={t.unknown}><Sign sign="?" word={t.unknown} /></td>
  return (
    <td class={isParty(cell.action) ? 'yes' : undefined} title={t[cell.action]}>
      <Sign sign={signs[cell.action]} word={t[cell.action]} /> {cell.date?.slice(0, 4)}
    </td>
  )
}

const Sign = ({ sign, word }: { sign: string, word: string }) => (
  <><span aria-hidden="true">{sign}</span><span class="govuk-visually-hidden">{word}</span></>
)

function Key({ language }: { language: Language }) {
  const t = texts(language).treaties
  const entries: [string, string][] = [
    ['●', [t.actions.ratified, t.actions.acceded, t.actions.accepted].join(' / ')],
    ['○', t.actions.signed],
    ['–', t.actions['not-party']],
    ['✕', t.actions.denounced],
    ['?', t.actions.unknown],
  ]
  return (
    <dl class="key" aria-label={t.legend}>
      {entries.map(([sign, text]) => <div><dt>{sign}</dt><dd>{text}</dd></div>)}
    </dl>
  )
}
