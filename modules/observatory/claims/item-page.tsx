// One claim: the row chosen, how it came about, what other choices give, and every year.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Notice, PageTitle, Section, SourceList } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import { type Background, readBackground } from './background.ts'
import { type Asked, choiceQuery, readChoice } from './choice.ts'
import { ChoiceForm } from './choice-form.tsx'
import { CodeLink } from './code.tsx'
import type { Row } from './computation.ts'
import { texts } from './messages.ts'
import { getClaim } from './queries.ts'
import { Result } from './result.tsx'
import { chooseRow, type Computed, computeAll } from './rows.ts'
import { Others, YearTable } from './tables.tsx'
import { percent, sentenceOf } from './wording.ts'

/** What the parts of the page are given. */
export type View = { language: Language, computed: Computed, row: Row, background: Background }

export async function claimPage(
  { language, reader, values, query }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const claim = await getClaim(reader, values.id)
  const rows = (await computeAll(reader, [claim]))[0]?.rows ?? []
  const computed = { claim, rows }
  const background = await readBackground(reader, claim)
  const asked = readChoice(query, computed)
  const chosen = chooseRow(computed, asked.choice)
  const row = chosen ?? chooseRow(computed)
  const t = texts(language)
  return {
    title: claim.title[language],
    description: row ? sentenceOf(language, { claim, row, groups: background.groups }) : t.noRows,
    section: 'data',
    trail: [
      { href: href.data(language), text: t.data }, { href: href.claims(language), text: t.title },
    ],
    query: choiceQuery(asked.choice),
    status: asked.refused || asked.wrong.length > 0 ? 400 : 200,
    main: (
      <>
        <PageTitle title={claim.title[language]}
          lead={t.statement({ text: claim.published.text[language] })} />
        <div class="wrap stack">
          <Notices asked={asked} found={chosen !== undefined} language={language} />
          {row === undefined && <Notice>{t.noRows}</Notice>}
        </div>
        {row && <Answer view={{ language, computed, row, background }} />}
        <Section id="notes" title={t.notes}>
          <ul class="stack">
            {[claim.reading, ...claim.notes].map((note) => <li>{note[language]}</li>)}
          </ul>
        </Section>
        <Section id="code" title={t.code} sand>
          <CodeLink language={language} />
          <p><a href={`/api/v1/claims/${claim.id}`}>{t.rowsLink}</a></p>
        </Section>
        <Section id="sources" title={t.sources}><SourceList sources={claim.sources} /></Section>
      </>
    ),
  }
}

function Notices(
  { asked, found, language }: { asked: Asked, found: boolean, language: Language },
) {
  const t = texts(language)
  return (
    <>
      {asked.refused && (
        <Notice>{t.refusedChoice({ reason: asked.refused.reason[language] })}</Notice>
      )}
      {asked.wrong.length > 0 && (
        <Notice>{t.wrongChoice({ values: asked.wrong.join(', ') })}</Notice>
      )}
      {!found && Object.values(asked.choice).some(Boolean) && <Notice>{t.noSuchRow}</Notice>}
    </>
  )
}

function Answer({ view }: { view: View }) {
  const t = texts(view.language)
  return (
    <>
      <div class="wrap stack">
        <Result view={view} />
        <ChoiceForm view={view} />
      </div>
      <Section id="others" title={t.others} sand><Others view={view} /></Section>
      <Section id="refused" title={t.refused}><Refusals view={view} /></Section>
      <Section id="years" title={t.allYears} sand><YearTable view={view} /></Section>
    </>
  )
}

function Refusals({ view: { language, computed: { claim }, row } }: { view: View }) {
  const t = texts(language)
  const given = row.reportingOnly === null ? '' : percent(language, row.reportingOnly, claim)
  return (
    <ul class="stack">
      {claim.refused.map(({ id, name, reason }) => (
        <li>
          <b>{name[language]}</b>. {reason[language]}
          {id === 'reporting-only' && given &&
            <> {t.refusedGives({ year: row.year, share: given })}</>}
        </li>
      ))}
    </ul>
  )
}
