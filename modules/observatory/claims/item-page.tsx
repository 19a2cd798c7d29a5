// One claim: the row chosen, how it came about, what other choices give, and every year.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Notice, PageTitle, Section, SourceList } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import { Answer } from './answer.tsx'
import { readBackground } from './background.ts'
import { type Asked, choiceQuery, readChoice } from './choice.ts'
import { CodeLink } from './code.tsx'
import { texts } from './messages.ts'
import { getClaim } from './queries.ts'
import { chooseRow, computeAll } from './rows.ts'
import { sentenceOf } from './wording.ts'

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
  const notices = <Notices asked={asked} found={chosen !== undefined} language={language} />
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
        {row
          ? <Answer view={{ language, computed, row, background }} notices={notices} />
          : <div class="wrap stack">{notices}<Notice>{t.noRows}</Notice></div>}
        <Section id="notes" title={t.notes} sand>
          <ul class="stack">
            {[claim.reading, ...claim.notes].map((note) => <li>{note[language]}</li>)}
          </ul>
        </Section>
        <Section id="code" title={t.code}>
          <CodeLink language={language} />
          <p><a href={`/api/v1/claims/${claim.id}`}>{t.rowsLink}</a></p>
        </Section>
        <Section id="sources" title={t.sources} sand>
          <SourceList sources={claim.sources} />
        </Section>
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
