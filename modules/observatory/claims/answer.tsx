// The answer for the row chosen: the result, what it rests on, other choices, every year.
import type { ComponentChildren } from 'preact'
import { Section } from '../../../kernel/ui/parts.tsx'
import { ChoiceForm } from './choice-form.tsx'
import { texts } from './messages.ts'
import { RangeChart } from './range-chart.tsx'
import { Basis, Result } from './result.tsx'
import { Others, YearTable } from './tables.tsx'
import type { View } from './view.ts'
import { percent } from './wording.ts'

export function Answer({ view, notices }: { view: View, notices: ComponentChildren }) {
  const t = texts(view.language)
  return (
    <>
      <div class="wrap stack">
        {notices}
        <Result view={view} />
        <RangeChart view={view} />
        <ChoiceForm view={view} />
      </div>
      <Section id="basis" title={t.basis} sand><Basis view={view} /></Section>
      <Section id="others" title={t.others}><Others view={view} /></Section>
      <Section id="refused" title={t.refused} sand><Refusals view={view} /></Section>
      <Section id="years" title={t.allYears}><YearTable view={view} /></Section>
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
