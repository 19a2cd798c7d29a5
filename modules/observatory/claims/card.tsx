// A claim in short, for the home page and the list: what is stated, what the figures say.
import type { Reader } from '../../../kernel/database/transaction.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Tag } from '../../../kernel/ui/parts.tsx'
import { listGroups } from '../areas/queries.ts'
import { href } from '../paths.ts'
import type { Row, Verdict } from './computation.ts'
import { texts } from './messages.ts'
import { listClaims } from './queries.ts'
import { chooseRow, computeAll } from './rows.ts'
import { sentenceOf, shareText } from './wording.ts'

export type ClaimSummary = {
  id: string
  title: string
  /** The statement in the Secretariat's words. */
  published: string
  href: string
  /** The row shown; undefined where no figures are loaded. */
  row: Row | undefined
  /** "12.87%", "60.6% to 70.4%"; '' without figures. */
  share: string
  /** A sentence the figures support; without figures, one that says so. */
  sentence: string
  /** Whether the statement holds for that year, in a sentence; '' without figures. */
  verdict: string
}

/** All claims with the newest year that can be said. */
export async function claimSummaries(reader: Reader, language: Language): Promise<ClaimSummary[]> {
  const groups = await listGroups(reader)
  const t = texts(language)
  return (await computeAll(reader, await listClaims(reader))).map(({ claim, rows }) => {
    const row = chooseRow({ claim, rows })
    return {
      id: claim.id,
      title: claim.title[language],
      published: claim.published.text[language],
      href: href.claim(language, claim.id),
      row,
      share: row ? shareText(language, claim, row) : '',
      sentence: row ? sentenceOf(language, { claim, row, groups }) : t.noRows,
      verdict: row ? t.verdictOf[row.verdict]({ year: row.year }) : '',
    }
  })
}

const tagKinds = { holds: 'ok', 'does-not-hold': 'err', 'cannot-be-said': 'warn' } as const

/** Holds, does not hold, cannot be said. */
export function VerdictTag({ verdict, language }: { verdict: Verdict, language: Language }) {
  return <Tag text={texts(language).verdicts[verdict]} kind={tagKinds[verdict]} />
}

/** One claim as a card; `level` is that of its heading. */
export function ClaimCard(
  { summary, language, level }: { summary: ClaimSummary, language: Language, level: 2 | 3 },
) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const t = texts(language)
  return (
    <article class="dcard d-sms">
      <Heading><a href={summary.href}>{summary.title}</a></Heading>
      <p class="meta">{t.statement({ text: summary.published })}</p>
      <p><b>{summary.sentence}</b></p>
      {summary.row && (
        <p><VerdictTag verdict={summary.row.verdict} language={language} /> {summary.verdict}</p>
      )}
    </article>
  )
}
