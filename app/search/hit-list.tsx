// The list of hits: kind, title, the sentence, the languages, and why each was found.
import { languageName } from '../../kernel/i18n/format.ts'
import type { Language } from '../../kernel/i18n/languages.ts'
import { LanguageTag } from '../../modules/library/library.ts'
import { texts } from '../portal/messages.ts'
import type { ShownHit } from './hits.ts'

const REASONS_SHOWN = 4

export function HitList({ hits, language }: { hits: ShownHit[], language: Language }) {
  const t = texts(language).searchPage
  if (hits.length === 0) return null
  return (
    <ol class="hits">
      {hits.map((hit) => (
        <li>
          <h2><a href={hit.href}><span lang={other(hit.titleLanguage,
            language)}>{hit.title}</span></a></h2>
          <p class="meta">
            <span>{t.kinds[hit.kind]}</span>
            {hit.page !== undefined && <span>{t.page({ page: hit.page })}</span>}
            {hit.facts.map((fact) => <span>{fact}</span>)}
            {hit.publication && <LanguageTag item={hit.publication} language={language} />}
            {hit.kind === 'page' && <span>{languageName(language, hit.snippetLanguage)}</span>}
          </p>
          {hit.snippet.length > 0 && (
            <p lang={other(hit.snippetLanguage, language)}>
              {hit.snippet.map(({ text, marked }) => marked ? <mark>{text}</mark> : text)}
            </p>
          )}
          <Reasons hit={hit} language={language} />
        </li>
      ))}
    </ol>
  )
}

function Reasons({ hit, language }: { hit: ShownHit, language: Language }) {
  const t = texts(language).searchPage
  if (hit.why.length === 0) return null
  const reasons = hit.why.slice(0, REASONS_SHOWN).map(({ query, matched }) =>
    query.toLowerCase() === matched.toLowerCase()
      ? t.matchSame({ matched }) : t.matchOther({ matched, query }))
  return <p class="why">{t.why}: {reasons.join(', ')}</p>
}

const other = (of: Language, page: Language) => of === page ? undefined : of
